using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>What was typed into a part of the assessment, against what is kept of it.</summary>
public enum TypedPart
{
    /// <summary>Nothing else than what is kept.</summary>
    Same,

    /// <summary>Something that can be kept.</summary>
    Whole,

    /// <summary>Something that lacks its choice or its words still.</summary>
    Unfinished,
}

/// <summary>The assessment as typed: five opinions, what became of each answer, and the recommendation, in one form, so that whoever saves a part loses nothing of the others.</summary>
public sealed class AssessInput
{
    /// <summary>Verdicts by aspect.</summary>
    public Dictionary<string, string?> Verdicts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Opinions by aspect.</summary>
    public Dictionary<string, string?> Texts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What became of an answer, by consultation.</summary>
    public Dictionary<string, string?> Adopted { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Why, by consultation.</summary>
    public Dictionary<string, string?> Why { get; set; } = new(StringComparer.Ordinal);

    public Recommendation? Says { get; set; }

    public string? Reasons { get; set; }

    public string? Conditions { get; set; }

    /// <param name="aspect">The aspect.</param>
    /// <param name="kept">Its opinion; null where none was given.</param>
    /// <param name="proposed">What the form begins with where none was given.</param>
    public TypedPart OpinionOf(AssessmentAspect aspect, AssessmentOpinion? kept, string? proposed) =>
        StateOf(Verdicts, Texts, aspect.ToString(), (kept?.Verdict.ToString(), kept?.Text ?? proposed), wordless: null);

    /// <param name="answer">The answer; one that is simply adopted needs no words.</param>
    public TypedPart SettledOf(Consultation answer) => StateOf(Adopted, Why, answer.Id.ToString(), (answer.Adopted?.ToString(), answer.AdoptionReason), nameof(Adoption.Adopted));

    /// <summary>Whether the recommendation says something that is not kept: it is kept only by recommending.</summary>
    /// <param name="before">The recommendation of before; null without.</param>
    public bool Recommends(AssessmentResult? before) => Says != before?.Says || Plain(Reasons) != Plain(before?.Reasons) || Plain(Conditions) != Plain(before?.Conditions);

    /// <summary>What was chosen in a part.</summary>
    /// <exception cref="RuleViolationException"><c>field.missing</c>, <c>field.not-a-choice</c>, with the field.</exception>
    public static T ChoiceOf<T>(Dictionary<string, string?> typed, string key, string field)
        where T : struct, Enum => typed.GetValueOrDefault(key) is not { Length: > 0 } text ? throw new RuleViolationException("field.missing", $"{field}[{key}]")
        : Enum.GetNames<T>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<T>(text, ignoreCase: false)
        : throw new RuleViolationException("field.not-a-choice", $"{field}[{key}]");

    private static TypedPart StateOf(Dictionary<string, string?> choices, Dictionary<string, string?> words, string key, (string? Choice, string? Words) kept, string? wordless)
    {
        var (choice, text) = (choices.GetValueOrDefault(key) ?? "", Plain(words.GetValueOrDefault(key)));
        if ((!choices.ContainsKey(key) && !words.ContainsKey(key)) || (choice == (kept.Choice ?? "") && text == Plain(kept.Words))) return TypedPart.Same;
        return choice.Length > 0 && (text.Length > 0 || choice == wordless) ? TypedPart.Whole : TypedPart.Unfinished;
    }

    /// <summary>A browser sends the ends of lines in its own way.</summary>
    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
