using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>What a request must say before it can be submitted (domain 3.2, settled S15). Errors carry the field's name as their first argument.</summary>
public static partial class AdmissionRules
{
    /// <summary>The longest title, in UTF-16 units.</summary>
    public const int LongestTitle = 120;

    /// <summary>The longest one-line answer, in UTF-16 units.</summary>
    public const int LongestLine = 200;

    /// <summary>The longest text of several lines, in UTF-16 units.</summary>
    public const int LongestText = 4000;

    /// <summary>Most legal bases.</summary>
    public const int MostBases = 10;

    private const decimal MostHours = 744; // the hours of a month

    /// <summary>Checks that what is written can be kept: safe, not too long, numbers in range. A draft may lack anything.</summary>
    /// <param name="r">The request.</param>
    /// <exception cref="RuleViolationException"><c>field.too-long</c>, <c>field.one-line</c>, <c>field.out-of-range</c>, <c>exchange.too-many</c>, <c>admission.until-before-from</c>, or <c>text.…</c>.</exception>
    public static void RequireKeepable(AdmissionRequest r)
    {
        Line("title", r.Title, LongestTitle);
        Keepable("task", r.Task, LongestText);
        foreach (var (name, text) in Lines(r)) Line(name, text, LongestLine);
        foreach (var (name, text) in Texts(r)) Keepable(name, text, LongestText);
        if (r.Bases.Count > MostBases) throw new RuleViolationException("field.too-long", "bases", MostBases);
        if (r.InExchange.Count > TotalControl.MostNamed) throw new RuleViolationException("exchange.too-many", TotalControl.Field, TotalControl.MostNamed);
        if (r.MonthlyHours is < 0 or > MostHours) throw new RuleViolationException("field.out-of-range", "hours", 0, MostHours);
        if (r.Funds is < 0 or > 1_000_000_000) throw new RuleViolationException("field.out-of-range", "funds", 0, 1_000_000_000);
        if (r.From is { } from && r.Until is { } until && until < from) throw new RuleViolationException("admission.until-before-from", "until");
    }

    /// <summary>The fields that are missing, in the order of the form: each is said at its place.</summary>
    /// <param name="r">The request.</param>
    /// <returns>Names of fields; empty when complete.</returns>
    public static IReadOnlyList<string> Missing(AdmissionRequest r)
    {
        List<string> missing = [];
        void Need(string name, bool there)
        {
            if (!there) missing.Add(name);
        }

        Need("item", r.Kind is AdmissionKind.AddItem or AdmissionKind.TemporaryTask || (ItemCode.KindOf(r.ItemCode) == r.List && r.ItemVersion is not null));
        Need("title", r.Title.Length > 0);
        Need("bases", r.Bases.Count > 0 && r.Bases.All(b => b.Law.Length > 0 && b.Article.Length > 0));
        Need("reason", r.Kind == AdmissionKind.TemporaryTask || r.Reason != AdmissionReason.Other || !string.IsNullOrEmpty(r.ReasonText));
        if (r.Kind == AdmissionKind.RemoveItem) Need("reason-text", !string.IsNullOrEmpty(r.ReasonText));
        if (r.BringsWork) NeedWork(r, Need);
        if (r.Kind is AdmissionKind.AddItem or AdmissionKind.AmendItem) NeedContent(r, Need);
        return missing;
    }

    /// <summary>Refuses what cannot be submitted (domain 3.2).</summary>
    /// <param name="r">The request.</param>
    /// <exception cref="RuleViolationException"><c>field.missing</c> for the first missing one, <c>admission.no-term</c>, <c>admission.assistance-not-responsible</c>, or of <see cref="ItemDetails.Build"/>.</exception>
    public static void RequireComplete(AdmissionRequest r)
    {
        RequireKeepable(r);
        if (Missing(r) is [var first, ..]) throw new RuleViolationException("field.missing", first);
        if (r.Until is not null && !r.MayHaveTerm) throw new RuleViolationException("admission.no-term", "until");
        if (r.BringsWork && r.Part == VillagePart.Responsible) throw new RuleViolationException("admission.assistance-not-responsible", "part"); // domain part 2
        if (r.Kind is AdmissionKind.AddItem or AdmissionKind.AmendItem) ItemDetails.Build(r.List, new ItemVersion(r.ItemCode ?? "", 1, r.From ?? DateOnly.MinValue, Guid.Empty), r.Item);
    }

    /// <summary>费随事转: no task without money, staff, hours and term.</summary>
    private static void NeedWork(AdmissionRequest r, Action<string, bool> need)
    {
        need("task", r.Task.Length > 0);
        need("frequency", !string.IsNullOrEmpty(r.Frequency));
        need("source-document", !string.IsNullOrEmpty(r.SourceDocument));
        need("hours", r.MonthlyHours is > 0);
        need("villages", r.Villages.Everywhere || r.Villages.Units.Count > 0);
        need("from", r.From is not null);
        need("until", r.Kind != AdmissionKind.TemporaryTask || r.Until is not null);
        need("staff", !string.IsNullOrEmpty(r.Staff));
        need("funds", r.Funds is > 0);
        need("funds-source", !string.IsNullOrEmpty(r.FundsSource));
        need("judging", !string.IsNullOrEmpty(r.Judging));
    }

    private static void NeedContent(AdmissionRequest r, Action<string, bool> need)
    {
        need("department", r.Item.Department.Length > 0);
        switch (r.List)
        {
            case ListKind.Autonomy:
                need("decision-body", r.Item["decision-body"] is not null);
                break;
            case ListKind.Negative:
                need("rule", r.Item["rule"] is not null);
                need("reason-text", !string.IsNullOrEmpty(r.ReasonText));
                break;
            case ListKind.Certificate:
                need("lane", r.Item["lane"] is not null);
                need("time-limit", r.Item["lane"] != nameof(Lane.TimeLimited) || r.Item["time-limit"] is not (null or "0"));
                need("template", r.Item["template"] is not null);
                need("fields", r.Item["fields"] is not null);
                need("validity-days", r.Kind == AdmissionKind.AmendItem || r.Item["validity-days"] is not null); // an item that has none keeps none (domain 4.5)
                break;
            case ListKind.Cancelled:
                need("alternative", r.Item["alternative"] is not null); // nobody leaves empty-handed (domain 4.2)
                break;
            default:
                need("village-role", r.Item["village-role"] is not null);
                break;
        }
    }

    private static IEnumerable<(string Name, string? Text)> Lines(AdmissionRequest r) =>
    [
        ("frequency", r.Frequency), ("source-document", r.SourceDocument), ("staff", r.Staff), ("funds-source", r.FundsSource), ("gives-up", r.GivesUp),
        ("title", r.Item.Title), ("title-en", r.Item.TitleEn), ("department", r.Item.Department),
        .. r.Bases.Select(b => ("bases", (string?)b.Law)), .. r.Bases.Select(b => ("bases", (string?)b.Article)),
    ];

    private static IEnumerable<(string Name, string? Text)> Texts(AdmissionRequest r) =>
    [
        ("reason-text", r.ReasonText), ("powers", r.Powers), ("judging", r.Judging), ("legal-basis", r.Item.LegalBasis),
        .. r.Bases.Select(b => ("bases", (string?)b.Text)), .. r.Item.Details.Select(d => (d.Key, (string?)d.Value)),
    ];

    /// <summary>Free text of an act: required, safe, not too long.</summary>
    internal static string Words(string name, string? text, int longest = LongestText)
    {
        var words = SafeText.Check(text, int.MaxValue);
        if (words.Length == 0) throw new RuleViolationException("field.missing", name);
        return words.Length <= longest ? words : throw new RuleViolationException("field.too-long", name, longest);
    }

    /// <summary>Text of an act that stands in rows and on papers: required, safe, one line.</summary>
    internal static string OneLine(string name, string? text, int longest = LongestLine)
    {
        var words = Words(name, text, longest);
        Line(name, words, longest);
        return words;
    }

    private static void Line(string name, string? text, int longest)
    {
        Keepable(name, text, longest);
        if (text?.Contains('\n', StringComparison.Ordinal) == true) throw new RuleViolationException("field.one-line", name); // it stands in rows, citations and files of values
    }

    private static void Keepable(string name, string? text, int longest)
    {
        if (text is null) return;
        SafeText.Refuse(text, int.MaxValue);
        if (text.Length > longest) throw new RuleViolationException("field.too-long", name, longest);
    }
}
