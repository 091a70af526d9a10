using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>词库: the district's own words, tried on the labelled cases before they count; each change is a new version.</summary>
[Authorize(Policies.KeepVocabulary)]
public sealed class WordsModel(PortalDb db, TestBench bench, WordVersions versions, TimeProvider clock) : PortalPage
{
    /// <summary>The words so far: section:word, parted by spaces; null for those of the last version.</summary>
    [BindProperty]
    public string? Draft { get; set; }

    /// <summary>Those of them that are taken away, in the same form.</summary>
    [BindProperty]
    public IReadOnlyList<string>? Remove { get; set; }

    /// <summary>The version that the draft was made from.</summary>
    [BindProperty]
    public int BasedOn { get; set; }

    [BindProperty]
    public string? Section { get; set; }

    /// <summary>Words to add to the section.</summary>
    [BindProperty]
    public string? Added { get; set; }

    /// <summary>A text of one's own to try them on.</summary>
    [BindProperty]
    [StringLength(ScreenText.LongestText, ErrorMessage = "text.too-long")]
    public string? TryText { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    /// <summary>The words of the draft, as far as they can be read.</summary>
    public IReadOnlyList<VocabularyWord> Words { get; private set; } = [];

    /// <summary>All versions, the last first.</summary>
    public IReadOnlyList<WordVersion> History { get; private set; } = [];

    public IReadOnlyList<WordChoice> Choices { get; private set; } = [];

    public IReadOnlyDictionary<string, ItemTitle> Titles { get; private set; } = new Dictionary<string, ItemTitle>(StringComparer.Ordinal);

    public BenchResult? Tried { get; private set; }

    [TempData(Key = "words.saved")]
    public bool Saved { get; set; }

    public DateOnly Today => Days.Today(clock);

    /// <summary>The words of the last version; none before the first.</summary>
    public IReadOnlyList<VocabularyWord> Last => History.Count > 0 ? History[0].Words : [];

    /// <param name="version">An earlier version to go back to; it is only filled in.</param>
    public async Task<IActionResult> OnGetAsync(int? version)
    {
        await LoadAsync();
        if (version is { } n && History.All(v => v.Version != n)) return NotFound();
        Words = version is null ? Last : History.First(v => v.Version == version).Words;
        From = Today;
        return Page();
    }

    public Task<IActionResult> OnPostTryAsync() => TypedAsync(() => TryAsync(async () =>
    {
        await LoadAsync();
        Words = DistrictWords.Check(DraftWords.Of(Draft, Remove, Section, Added));
        Tried = await bench.RunAsync(Last, Words, string.IsNullOrWhiteSpace(TryText) ? null : new ScreeningText("", TryText, VillageRoles.Word(VillageRole.Assisting)));
        (Added, Section) = (null, null);
        return Page();
    }, ShowAsync));

    public Task<IActionResult> OnPostSaveAsync() => TypedAsync(() => OnceAsync(async () =>
    {
        var last = await versions.LastAsync();
        if (BasedOn != (last?.Version ?? 0)) throw new DbUpdateConcurrencyException("Somebody else has made another version.");
        db.DistrictWords.Add(DistrictWords.Set(last, DraftWords.Of(Draft, Remove, Section, Added), From, Reason, Officer.Actor, clock.GetUtcNow()));
        HttpContext.RequestServices.GetRequiredService<Idempotency>().Answer("/screening/words");
        await db.SaveChangesAsync();
        Saved = true;
        return "/screening/words";
    }, ShowAsync));

    protected override string FieldOf(RuleViolationException broken) => broken.Code switch
    {
        "setting.from-missing" or "setting.from-past" => nameof(From),
        "words.reason" or "text.too-long" => nameof(Reason),
        "words.section" => nameof(Section),
        "words.word" or "words.known" or "words.most" or "words.unchanged" => nameof(Added),
        _ => "",
    };

    private async Task<IActionResult> TypedAsync(Func<Task<IActionResult>> act) => ModelState.IsValid ? await act() : await InvalidAsync(ShowAsync);

    private async Task<IActionResult> ShowAsync()
    {
        await LoadAsync();
        Words = DraftWords.Of(Draft, Remove, null, null);
        return Page();
    }

    private async Task LoadAsync()
    {
        (History, Titles) = (await versions.AllAsync(), await versions.TitlesAsync());
        Choices = WordChoices.Of(Titles.Keys);
    }
}
