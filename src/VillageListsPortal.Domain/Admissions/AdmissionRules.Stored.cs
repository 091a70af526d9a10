using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>The form in which a request is kept: what is read, screened and countersigned is one text, without anything unseen in it.</summary>
public static partial class AdmissionRules
{
    /// <summary>Brings a request to the form that is kept: texts as <see cref="SafeText.Check"/> gives them, empty ones null, fields of its list only, and a temporary task under the assistance list.</summary>
    /// <param name="r">As entered.</param>
    /// <returns>As kept; <see cref="Missing"/> and the screening judge this form.</returns>
    /// <exception cref="RuleViolationException">As <see cref="RequireKeepable"/>.</exception>
    public static AdmissionRequest Stored(AdmissionRequest r)
    {
        var list = r.Kind == AdmissionKind.TemporaryTask ? ListKind.Assistance : r.List;
        var stored = r with
        {
            List = list,
            ItemCode = Optional(r.ItemCode),
            Title = Text(r.Title),
            Task = Text(r.Task),
            Frequency = Optional(r.Frequency),
            Bases = [.. r.Bases.Select(b => new Basis(Text(b.Law), Text(b.Article), Text(b.Text)))],
            ReasonText = Optional(r.ReasonText),
            SourceDocument = Optional(r.SourceDocument),
            Staff = Optional(r.Staff),
            FundsSource = Optional(r.FundsSource),
            Powers = Optional(r.Powers),
            Judging = Optional(r.Judging),
            InExchange = r.BringsWork ? [.. r.InExchange.Distinct()] : [],
            GivesUp = Optional(r.GivesUp),
            Item = Stored(r.Item, list),
        };
        RequireKeepable(stored);
        return stored;
    }

    /// <summary>The content of an item in the form in which it is kept.</summary>
    internal static ItemContent Stored(ItemContent content, ListKind list) => content with
    {
        Title = Text(content.Title),
        TitleEn = Optional(content.TitleEn),
        LegalBasis = Text(content.LegalBasis),
        Department = Text(content.Department),
        Details = ItemDetails.Names(list).Select(n => (Name: n, Value: Text(content[n]))).Where(d => d.Value.Length > 0)
            .ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal),
    };

    private static string Text(string? text) => SafeText.Check(text, int.MaxValue); // lengths are judged after what is unseen has gone

    private static string? Optional(string? text) => Text(text) is { Length: > 0 } said ? said : null;
}
