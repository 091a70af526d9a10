using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Lists.Public;

/// <summary>办事指南: how to get a certificate that the village issues (domain 4.1).</summary>
[AllowAnonymous]
public sealed class GuideModel(ListQueries queries, ItemFacts facts, IStringLocalizer<ListTexts> texts, TimeProvider clock) : ListPageModel(clock)
{
    public ItemView Shown { get; private set; } = null!;

    public CertificateItem Item => (CertificateItem)Shown.Item;

    public bool InForce => Item.InForceOn(Day);

    public string Validity => facts.Validity(Item);

    public string Lane => facts.Lane(Item);

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (ItemCode.KindOf(code) == ListKind.Cancelled) return Redirect($"/lists/cancelled/{code}{DayQuery()}");
        var versions = await queries.VersionsAsync(ListKind.Certificate, code, Day);
        if (versions.Count == 0) return NotFound();
        Shown = versions.FirstOrDefault(v => v.Item.InForceOn(Day)) ?? versions[0];
        return Answer();
    }

    /// <summary>The way of a certificate through the village (domain 4.2, 4.3).</summary>
    public IEnumerable<string> Steps()
    {
        yield return texts[Item.InPersonOnly ? "guide.step.come-in-person" : "guide.step.come"];
        yield return texts["guide.step.check"];
        if (Item.PublicNoticeDays > 0) yield return texts.Plural("guide.step.notice", Item.PublicNoticeDays);
        if (Item.VerificationByBoth() is { } verification) yield return texts["guide.step.verify", verification];
        else yield return texts["guide.step.sign"];
        yield return texts["guide.step.stamp"];
        yield return texts["guide.step.take"];
    }

    public IEnumerable<string> Times()
    {
        yield return Item.Lane == Domain.Lists.Lane.OnTheSpot ? texts["guide.lane.OnTheSpot"] : texts.Plural("guide.lane.TimeLimited", Item.TimeLimitWorkdays);
        if (Item.PublicNoticeDays > 0) yield return texts.Plural("guide.lane.Notice", Item.PublicNoticeDays);
        yield return texts["guide.free"];
    }
}
