using System.Text.Json;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>A list as of a day, as the API and the json export give it.</summary>
/// <param name="List">autonomy, assistance, negative, certificate or cancelled.</param>
/// <param name="On">The day.</param>
/// <param name="Edition">Running number of the edition; null where there was no list yet.</param>
/// <param name="EditionFrom">First day of the edition.</param>
/// <param name="Items">The items in force, by code.</param>
public sealed record ListAnswer(string List, DateOnly On, int? Edition, DateOnly? EditionFrom, IReadOnlyList<ItemAnswer> Items)
{
    public static ListAnswer Of(ListView view) =>
        new(view.Kind.Slug(), view.On, view.Edition?.Number, view.Edition?.From, [.. view.Items.Select(i => ItemAnswer.Of(i, view.On))]);
}

/// <summary>One version of one item. Exactly one of the five parts at the end is there, that of its list.</summary>
public sealed record ItemAnswer
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public string? TitleEn { get; init; }

    /// <summary>both, village or community.</summary>
    public required string AppliesTo { get; init; }
    public required string LegalBasis { get; init; }
    public required string Department { get; init; }

    /// <summary>seed, national-list, provincial-list, published-guide, drafted, confirmed or admitted.</summary>
    public required string Provenance { get; init; }
    public string? ProvenanceNote { get; init; }

    /// <summary>Whether it is an example that the district has not confirmed yet.</summary>
    public required bool AwaitsConfirmation { get; init; }

    /// <summary>Whether a cited text had been superseded by that day.</summary>
    public required bool BasisUnderReview { get; init; }

    /// <summary>Whether a certificate rests on nothing of the rank it needs.</summary>
    public required bool BasisRankInsufficient { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>First day no longer in force.</summary>
    public DateOnly? To { get; init; }
    public required IReadOnlyList<LawAnswer> Laws { get; init; }
    public AutonomyAnswer? Autonomy { get; init; }
    public AssistanceAnswer? Assistance { get; init; }
    public NegativeAnswer? Negative { get; init; }
    public CertificateAnswer? Certificate { get; init; }
    public CancelledAnswer? Cancelled { get; init; }

    public static ItemAnswer Of(ItemView view, DateOnly on)
    {
        var i = view.Item;
        return new()
        {
            Code = i.Code,
            Version = i.Version,
            Title = i.Title,
            TitleEn = i.TitleEn,
            AppliesTo = Word(i.AppliesTo),
            LegalBasis = i.LegalBasis,
            Department = i.Department,
            Provenance = Word(i.Provenance),
            ProvenanceNote = i.ProvenanceNote,
            AwaitsConfirmation = i.AwaitsConfirmation,
            BasisUnderReview = view.UnderReview(on),
            BasisRankInsufficient = view.RankInsufficient,
            From = i.From,
            To = i.To,
            Laws = [.. view.Laws.Select(l => LawAnswer.Of(l, on))],
            Autonomy = i is AutonomyItem a ? new(a.DecisionBody, a.DelegableToRepresentatives, a.DecisionRule, a.FourDeliberations, a.DisclosureFrequency, a.ThreeMattersDefault) : null,
            Assistance = i is AssistanceItem s ? new(s.VillageRole, s.FundingRule, s.Liability) : null,
            Negative = i is NegativeItem n ? new(n.Rule, n.ScreeningKeywords?.Split('|') ?? []) : null,
            Certificate = i is CertificateItem c ? CertificateAnswer.Of(c) : null,
            Cancelled = i is CancelledItem x ? new(x.Alternative, x.Batch, x.Exception, Word(x.SelfPaper)) : null,
        };
    }

    /// <summary>A value as the reference files write it: national-list.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}

/// <summary>A text cited, with its state on the day.</summary>
/// <param name="Superseded">Whether it had ended by that day, superseded by another text or repealed.</param>
/// <param name="RepealedBy">The document that repealed it without another text; null where none did.</param>
/// <param name="State">in-force, not-yet, unknown, superseded (by another text of the same law) or repealed (no text followed) on that day.</param>
public sealed record LawAnswer(string Name, string Version, string Kind, DateOnly? InForceFrom, DateOnly? InForceTo, bool Superseded, string? RepealedBy, string State)
{
    public static LawAnswer Of(Law law, DateOnly on) => new(law.Name, law.Version, ItemAnswer.Word(law.Kind), law.InForceFrom, law.InForceTo, law.IsSupersededOn(on), law.RepealedBy, ItemAnswer.Word(law.StateOn(on)));
}

public sealed record AutonomyAnswer(string? DecisionBody, string? DelegableToRepresentatives, string? DecisionRule, string? FourDeliberations, string? DisclosureFrequency, string? ThreeMattersDefault);

public sealed record AssistanceAnswer(string? VillageRole, string? FundingRule, string? Liability);

public sealed record NegativeAnswer(string? Rule, IReadOnlyList<string> ScreeningKeywords);

/// <param name="SelfPaper">none, declaration or commitment: what the person can sign instead.</param>
public sealed record CancelledAnswer(string? Alternative, string? Batch, string? Exception, string SelfPaper);

/// <param name="Lane">on-the-spot or time-limited.</param>
public sealed record CertificateAnswer(
    string? ShortTitle, string? Requester, string? Conditions, IReadOnlyList<string> Materials, string Lane, int TimeLimitWorkdays, int PublicNoticeDays, string? Verification,
    string? PurposeLimit, int? ValidityDays, bool ElectronicOnlyAllowed, bool InPersonOnly, string? NeedlessIf, string TemplateBody, IReadOnlyList<FieldAnswer> Fields)
{
    public static CertificateAnswer Of(CertificateItem c) => new(
        c.ShortTitle, c.Requester, c.Conditions, c.Materials?.Split('|') ?? [], ItemAnswer.Word(c.Lane), c.TimeLimitWorkdays, c.PublicNoticeDays, c.Verification,
        c.PurposeLimit, c.ValidityDays, c.ElectronicOnlyAllowed, c.InPersonOnly, c.NeedlessIf, c.TemplateBody,
        [.. c.Fields.Select(f => new FieldAnswer(f.Name, ItemAnswer.Word(f.Type), f.Label, f.LabelEn, f.Optional, f.Choices))]);
}

public sealed record FieldAnswer(string Name, string Type, string Label, string LabelEn, bool Optional, IReadOnlyList<string> Choices);
