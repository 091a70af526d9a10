using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists.Public;

/// <summary>Was this task lawful on that day? (product.md; settled S34)</summary>
[AllowAnonymous]
[EnableRateLimiting(Parts.SearchLimit)]
public sealed class LawfulModel(LawfulSearch search, ItemFacts facts, TimeProvider clock) : ListPageModel(clock)
{
    /// <summary>What the village was told to do.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The answer; null until something was asked.</summary>
    public LawfulAnswer? Answered { get; private set; }

    public IReadOnlyList<Fact> Facts(ListItem item) => facts.Decisive(item);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!BadDay && !string.IsNullOrWhiteSpace(Q)) Answered = await search.AnswerAsync(Q, Day, Today);
        return Answer();
    }
}
