using System.Globalization;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Journal;

/// <summary>What the journal keeps as codes, in the words of the glossary: an auditor reads sentences, not names of enums.</summary>
public sealed class JournalWords(IStringLocalizer<JournalTexts> texts, IStringLocalizer<SharedTexts> shared, Moments moments)
{
    private const string EventPrefix = "event.";
    private const string SettingSet = "DistrictSettingSet"; // of a part that this one does not know
    private static readonly string[] Kinds = ["CertificateStatus.", "Role."];
    private static readonly string[] KindsOfAdmissions = ["AdmissionStep.", "AdmissionStatus."];
    private static readonly string[] KindsOfEmergencies = ["EmergencyStep.", "EmergencyStatus."];
    private static readonly string[] Missing = [.. Enumerable.Repeat("0", 4)]; // an old row may say less than its sentence has room for
    private static readonly string[] KindsOfReviews = ["ItemReviewStep.", "ItemReviewStatus."];

    /// <summary>All events that have a text, by text.</summary>
    public IReadOnlyList<(string What, string Text)> Events =>
        [.. texts.GetAllStrings().Where(t => t.Name.StartsWith(EventPrefix, StringComparison.Ordinal)).Select(t => (t.Name[EventPrefix.Length..], t.Value)).OrderBy(t => t.Item1, StringComparer.Ordinal)];

    public string Event(string what) => texts[EventPrefix + what];

    public string Subject(string type) => texts["subject." + type] is { ResourceNotFound: false } word ? word : type;

    /// <summary>What a row says has changed: the step and both states, or what was and what is; and the words that somebody gave with it.</summary>
    /// <param name="what">The event.</param>
    /// <param name="before">What the row keeps of the time before.</param>
    /// <param name="after">What it keeps of the time after.</param>
    /// <param name="names">Names of the persons and units that it keeps by id.</param>
    public (string? Sentence, string? Words) Change(string what, string? before, string? after, IReadOnlyDictionary<string, string> names)
    {
        if (before is not null && after is not null && Moved(what, before, after) is { } moved) return moved;
        var (was, now) = (Value(what, before, names), Value(what, after, names));
        if (was is null && now is null) return default;
        var side = was is null ? "after" : now is null ? "before" : "both";
        if (texts[$"changed.{what}.{side}", was ?? "", now ?? ""] is { ResourceNotFound: false } own) return (own, null);
        return (side == "both" ? texts["changed", was!, now!].Value : was ?? now, null);
    }

    /// <summary>"Stamped 统景江口村证〔2026〕12号" as 已盖章，待交付 统景江口村证〔2026〕12号.</summary>
    /// <param name="what">The event.</param>
    /// <param name="value">What the row keeps.</param>
    /// <param name="names">Names of the persons that it keeps by id.</param>
    public string? Value(string what, string? value, IReadOnlyDictionary<string, string> names)
    {
        if (value is null) return null;
        if (names.TryGetValue(value, out var person)) return person; // a sentence says what happened, not to whom
        if (texts[$"change.{what}.{value}"] is { ResourceNotFound: false } whole) return whole;
        var sentence = texts["change." + what] is { ResourceNotFound: false } found ? found.Value : null;
        var words = value.Split(' ', sentence is null ? int.MaxValue : PlacesIn(sentence)).Select(code => names.GetValueOrDefault(code) ?? Word(what, code)).ToArray();
        if (what == SettingSet) return Settings(words);
        return sentence is null ? string.Join(' ', words) : string.Format(CultureInfo.CurrentCulture, sentence, [.. words, .. Missing]);
    }

    /// <summary>How many words a sentence has room for: the last one may be a person's own, with blanks in it.</summary>
    private static int PlacesIn(string sentence) => Enumerable.Range(0, Missing.Length + 1).Last(n => n == 0 || sentence.Contains($"{{{n}}}", StringComparison.Ordinal)) + 1;

    /// <summary>A step of a workflow: what was done, from which state to which, and with which words.</summary>
    private (string? Sentence, string? Words)? Moved(string what, string before, string after) => what switch
    {
        nameof(AdmissionMoved) or nameof(EmergencyMoved) when after.Split(' ', 3) is [var step, var now, .. var rest] => Moved(what, Word(what, step), before, now, rest),
        nameof(ItemReviewMoved) when before.Split(' ') is [_, var was] && after.Split(' ', 4) is [var code, var step, var now, .. var rest] => Moved(what, $"{code} {Word(what, step)}", was, now, rest),
        nameof(CertificateMoved) when after.Split(' ', 2) is [var now, .. var rest] => (texts["changed", Word(what, before), Word(what, now)].Value, rest.FirstOrDefault()),
        _ => null,
    };

    private (string? Sentence, string? Words) Moved(string what, string step, string was, string now, string[] rest) =>
        (was == now ? texts["moved.same", step, Word(what, now)].Value : texts["moved", step, Word(what, was), Word(what, now)].Value, rest.Select(w => Word(what, w)).FirstOrDefault());

    /// <summary>The first day, what it is about, then names and values by turns.</summary>
    private string Settings(string[] words) => texts["change.settings", words[0], string.Join(
        texts["settings.gap"].Value,
        words.Skip(2).Chunk(2).Select(pair => string.Join(' ', pair)).Prepend(words.ElementAtOrDefault(1)?.TrimEnd(':', '\uFF1A')))].Value;

    private string Word(string what, string code)
    {
        if (DateOnly.TryParseExact(code, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return moments.Of(day);
        if (texts["word." + code] is { ResourceNotFound: false } word) return word;
        return KindsOf(what).Select(k => shared[k + code]).FirstOrDefault(t => !t.ResourceNotFound)?.Value ?? code;
    }

    private static string[] KindsOf(string what) => what switch
    {
        nameof(AdmissionMoved) => KindsOfAdmissions,
        nameof(EmergencyMoved) => KindsOfEmergencies,
        nameof(ItemReviewMoved) => KindsOfReviews,
        _ => Kinds,
    };
}
