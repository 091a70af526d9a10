using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Screening;

/// <summary>
/// One version of the district's own words (词库): added to those that come with the portal, whole from its day on. It is never changed;
/// what was wrong is undone by another version. Of the versions that have begun the highest counts.
/// </summary>
public sealed class DistrictWords : Entity
{
    /// <summary>The most words of a version.</summary>
    public const int Most = 400;

    /// <summary>The longest reason, in UTF-16 units.</summary>
    public const int LongestReason = 500;

    private DistrictWords()
    {
    }

    /// <summary>1 and up, without gaps.</summary>
    public int Version { get; private set; }

    /// <summary>The first day on which it counts.</summary>
    public DateOnly From { get; private set; }

    /// <summary>All words of the district, by section.</summary>
    public IReadOnlyList<VocabularyWord> Words { get; private set; } = [];

    /// <summary>Why it was made.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who made it.</summary>
    public Guid SetBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset SetAt { get; private set; }

    /// <summary>Makes the next version.</summary>
    /// <param name="before">The version before it; null for the first.</param>
    /// <param name="words">All words, those kept too.</param>
    /// <param name="from">Its first day: today or later.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <returns>The version.</returns>
    /// <exception cref="RuleViolationException">
    /// <c>setting.from-missing</c>, <c>setting.from-past</c>, <c>words.unchanged</c>, <c>words.reason</c>, or of <see cref="Check"/>.
    /// </exception>
    public static DistrictWords Set(DistrictWords? before, IEnumerable<VocabularyWord> words, DateOnly? from, string? reason, Actor by, DateTimeOffset now)
    {
        var all = Check(words);
        if (from is not { } day) throw new RuleViolationException("setting.from-missing");
        if (day < Days.On(now)) throw new RuleViolationException("setting.from-past"); // what was screened stays as it was read
        var (added, removed) = (all.Except(before?.Words ?? []).ToList(), (before?.Words ?? []).Except(all).ToList());
        if (added.Count + removed.Count == 0) throw new RuleViolationException("words.unchanged");
        if (SafeText.Check(reason, LongestReason) is not { Length: > 0 } why) throw new RuleViolationException("words.reason");
        var made = new DistrictWords { Version = (before?.Version ?? 0) + 1, From = day, Words = all, Reason = why, SetBy = by.PersonId, SetAt = now };
        made.Raise(new DistrictWordsSet(made.Id, made.Version, day, Listed(added), Listed(removed), by, now));
        return made;
    }

    /// <summary>Brings words into order and refuses what is no word of a section.</summary>
    /// <param name="words">Words as typed; each counts once.</param>
    /// <returns>The words by section.</returns>
    /// <exception cref="RuleViolationException"><c>words.section</c> (section), <c>words.word</c> (word, longest), <c>words.known</c> (word), <c>words.most</c> (most), or of <see cref="SafeText.Refuse"/>.</exception>
    public static IReadOnlyList<VocabularyWord> Check(IEnumerable<VocabularyWord> words)
    {
        var all = words.Distinct().OrderBy(w => w.Section, StringComparer.Ordinal).ThenBy(w => w.Text, StringComparer.Ordinal).ToList();
        if (all.Count > Most) throw new RuleViolationException("words.most", Most);
        foreach (var word in all)
        {
            if (!WordSections.TryRead(word.Section, out _, out _)) throw new RuleViolationException("words.section", word.Section);
            SafeText.Refuse(word.Text);
            if (Normaliser.Word(word.Text) is { Length: 0 or > Vocabulary.LongestWord } || word.Text.Any(char.IsWhiteSpace)) throw new RuleViolationException("words.word", word.Text, Vocabulary.LongestWord);
            if (Vocabulary.Standard.Holds(word)) throw new RuleViolationException("words.known", word.Text);
        }

        return all;
    }

    // For the journal: the first of many, without spaces, since those part its arguments.
    private static string Listed(List<VocabularyWord> words) => words.Count == 0 ? "-" : string.Join('、', words.Take(20).Select(w => w.Text)) + (words.Count > 20 ? "…" : "");
}

/// <summary>The district's own words were given another version.</summary>
/// <param name="Version">Its number.</param>
/// <param name="From">Its first day.</param>
/// <param name="Added">The words added; - for none.</param>
/// <param name="Removed">The words taken away; - for none.</param>
public sealed record DistrictWordsSet(Guid SubjectId, int Version, DateOnly From, string Added, string Removed, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string After => string.Create(CultureInfo.InvariantCulture, $"{Version} {From:yyyy-MM-dd} {Added} {Removed}");
}
