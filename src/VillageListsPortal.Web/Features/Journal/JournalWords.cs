using System.Globalization;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Journal;

/// <summary>What the journal keeps as codes, in the words of the glossary: an auditor reads sentences, not names of enums.</summary>
public sealed class JournalWords(IStringLocalizer<JournalTexts> texts, IStringLocalizer<SharedTexts> shared)
{
    private const string EventPrefix = "event.";
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

    /// <summary>"Stamped 统景江口村证〔2026〕12号" as 已盖章，待交付 统景江口村证〔2026〕12号.</summary>
    /// <param name="what">The event.</param>
    /// <param name="value">What the row keeps.</param>
    /// <param name="names">Names of the persons that it keeps by id.</param>
    public string? Value(string what, string? value, IReadOnlyDictionary<string, string> names)
    {
        if (value is null) return null;
        if (names.TryGetValue(value, out var person)) return person; // a sentence says what happened, not to whom
        if (texts[$"change.{what}.{value}"] is { ResourceNotFound: false } whole) return whole;
        var words = value.Split(' ').Select(code => names.GetValueOrDefault(code) ?? Word(what, code)).ToArray();
        return texts["change." + what] is { ResourceNotFound: false } sentence
            ? string.Format(CultureInfo.CurrentCulture, sentence.Value, [.. words, .. Missing])
            : string.Join(' ', words);
    }

    private string Word(string what, string code)
    {
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
