using System.Globalization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>One legal basis as typed.</summary>
public sealed class BasisInput
{
    public string? Law { get; set; }
    public string? Article { get; set; }
    public string? Text { get; set; }
}

/// <summary>The steps of the form; each is saved by itself.</summary>
public enum FormStep
{
    /// <summary>What is asked for.</summary>
    Item,
    /// <summary>Basis and reason.</summary>
    Basis,
    /// <summary>Work, villages, term.</summary>
    Work,
    /// <summary>Money, staff, powers.</summary>
    Means,
    /// <summary>Attachments.</summary>
    Files,
    /// <summary>All of it, and 提交审签.</summary>
    Check,
}

/// <summary>What the form holds; numbers and days as typed, so that nothing typed is lost.</summary>
public sealed class AdmissionInput
{
    public string? Title { get; set; }
    public string? TitleEn { get; set; }
    public AppliesTo AppliesTo { get; set; }
    public string? Department { get; set; }
    public Dictionary<string, string?> Details { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Null until bound: the binder fills no list that is there already.</summary>
    public IReadOnlyList<BasisInput>? Bases { get; set; }

    public AdmissionReason Reason { get; set; }
    public string? ReasonText { get; set; }
    public SourceLevel Source { get; set; }
    public string? SourceDocument { get; set; }
    public string? Task { get; set; }
    public string? Frequency { get; set; }
    public VillagePart Part { get; set; }
    public string? Hours { get; set; }
    public bool Everywhere { get; set; } = true;
    public IReadOnlyList<Guid>? Units { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
    public string? Staff { get; set; }
    public string? Funds { get; set; }
    public string? FundsSource { get; set; }
    public string? Powers { get; set; }
    public string? Judging { get; set; }

    /// <summary>Whether the form asked what goes in exchange; what was not shown stays as it was.</summary>
    public bool Exchanges { get; set; }

    /// <summary>What goes in exchange; null until bound.</summary>
    public IReadOnlyList<Guid>? InExchange { get; set; }

    public string? GivesUp { get; set; }

    public static AdmissionInput Of(AdmissionRequest r) => new()
    {
        Title = r.Title,
        TitleEn = r.Item.TitleEn,
        AppliesTo = r.Item.AppliesTo,
        Department = r.Item.Department,
        Details = r.Item.Details.ToDictionary(d => d.Key, d => (string?)d.Value, StringComparer.Ordinal),
        Bases = [.. r.Bases.Select(b => new BasisInput { Law = b.Law, Article = b.Article, Text = b.Text })],
        Reason = r.Reason,
        ReasonText = r.ReasonText,
        Source = r.Source,
        SourceDocument = r.SourceDocument,
        Task = r.Task,
        Frequency = r.Frequency,
        Part = r.Part,
        Hours = r.MonthlyHours?.ToString("0.##", CultureInfo.InvariantCulture),
        Everywhere = r.Villages.Everywhere,
        Units = r.Villages.Units,
        From = r.From,
        Until = r.Until,
        Staff = r.Staff,
        Funds = r.Funds?.ToString("0.##", CultureInfo.InvariantCulture),
        FundsSource = r.FundsSource,
        Powers = r.Powers,
        Judging = r.Judging,
        InExchange = r.InExchange,
        GivesUp = r.GivesUp,
    };

    /// <summary>The request with what this step of the form holds.</summary>
    /// <exception cref="RuleViolationException"><c>field.not-a-number</c>, or <c>text.…</c>.</exception>
    public AdmissionRequest Over(AdmissionRequest r, FormStep step) => step switch
    {
        FormStep.Item when r.Kind == AdmissionKind.RemoveItem => r, // what goes is as the list has it
        FormStep.Item => r with
        {
            Title = Line(Title) ?? "",
            Item = r.Item with { Title = Line(Title) ?? "", TitleEn = Line(TitleEn), AppliesTo = AppliesTo, Department = Line(Department) ?? "", Details = DetailsOf(r.List) },
        },
        FormStep.Basis => r with { Bases = [.. (Bases ?? []).Select(b => new Basis(Law(b.Law), Line(b.Article) ?? "", Lines(b.Text) ?? "")).Where(b => b.Law.Length + b.Article.Length + b.Text.Length > 0)], Reason = Reason, ReasonText = Lines(ReasonText), Source = Source, SourceDocument = Line(SourceDocument) },
        FormStep.Work when r.Kind == AdmissionKind.RemoveItem => r with { From = From }, // nor does it say anything of what is to be done (domain 3.11)
        FormStep.Work => r with
        {
            Task = Lines(Task) ?? "",
            Frequency = Line(Frequency),
            Part = Part,
            MonthlyHours = Number("hours", Hours),
            Villages = new VillageScope(Everywhere, Everywhere ? [] : [.. (Units ?? []).Distinct()]),
            From = From,
            Until = Until,
            InExchange = Exchanges ? InExchange ?? [] : r.InExchange,
            GivesUp = Exchanges ? Line(GivesUp) : r.GivesUp,
        },
        FormStep.Means => r with { Staff = Line(Staff), Funds = Number("funds", Funds), FundsSource = Line(FundsSource), Powers = Lines(Powers), Judging = Lines(Judging) },
        _ => r,
    };

    private Dictionary<string, string> DetailsOf(ListKind list) => ItemDetails.Names(list)
        .Select(n => (Name: n, Text: Lines(Details.GetValueOrDefault(n))))
        .Where(d => d.Text is not null)
        .ToDictionary(d => d.Name, d => d.Text!, StringComparer.Ordinal);

    private static string? Line(string? text) => Lines(text)?.ReplaceLineEndings(" ");

    private static string? Lines(string? text) => SafeText.Check(text, int.MaxValue) is { Length: > 0 } safe ? safe : null;

    /// <summary>People type the book marks or not; they are written by the portal.</summary>
    private static string Law(string? text) => (Line(text) ?? "").Trim('\u300A', '\u300B', ' ');

    private static decimal? Number(string name, string? text) => Line(text) is not { } typed ? null
        : decimal.TryParse(typed.In(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n
        : throw new RuleViolationException("field.not-a-figure", name);
}
