using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>What an approval does to a list, all in one transaction with it (domain 3.9): nothing is retyped.</summary>
/// <param name="Version">The new version; null for a removal.</param>
/// <param name="Ended">The version that ends; null for a new item.</param>
/// <param name="Edition">The new edition of the list.</param>
public sealed record ListChange(ListItem? Version, ListItem? Ended, ListEdition Edition)
{
    /// <summary>Makes the change of an approved admission; the version before ends on its first day.</summary>
    /// <param name="admission">The approved admission.</param>
    /// <param name="latest">The latest version of the item amended or removed; null for a new item.</param>
    /// <param name="term">The last day of that version, where it was admitted for a term.</param>
    /// <param name="lastNumber">The highest number in use among the list's codes.</param>
    /// <param name="lastEdition">The list's last edition.</param>
    /// <returns>The change; null for a temporary task, which changes no list.</returns>
    /// <exception cref="RuleViolationException"><c>admission.not-approved</c>, <c>admission.item-gone</c>, <c>admission.item-changed</c>, <c>admission.item-ends-before</c>, <c>list.end-before-start</c>.</exception>
    public static ListChange? Of(Admission admission, ListItem? latest, DateOnly? term, int lastNumber, int lastEdition)
    {
        if (admission is not { Status: AdmissionStatus.Approved, Decision.From: { } from }) throw new RuleViolationException("admission.not-approved");
        if (admission.Kind == AdmissionKind.TemporaryTask) return null;
        var edition = new ListEdition(admission.List, lastEdition + 1, from, admission.Decision.DocumentNumber) { AdmissionId = admission.Id };
        if (admission.Kind == AdmissionKind.AddItem)
        {
            var first = New(admission, ItemCode.Of(admission.List, lastNumber + 1), 1, from);
            admission.Became(first.Code); // last, as below: a version that cannot be made leaves everything as it was
            return new ListChange(first, null, edition);
        }

        if (admission.Request.Meanwhile(latest is { To: null } && latest.Code == admission.ItemCode ? latest.Version : null) is { } changed) throw changed;
        if (term < from.AddDays(-1)) throw new RuleViolationException("admission.item-ends-before", latest!.Code, term); // nothing keeps it in force beyond its term
        var next = admission.Kind == AdmissionKind.RemoveItem ? null : New(admission, latest!.Code, latest.Version + 1, from);
        latest!.End(from);
        return new ListChange(next, latest, edition);
    }

    /// <summary>Ends an item on the day after its term: the term was approved with it, so its end is a part of that admission (domain 3.4, 3.9).</summary>
    /// <param name="admission">The admission whose term is over.</param>
    /// <param name="latest">The latest version of its item.</param>
    /// <param name="lastEdition">The list's last edition.</param>
    /// <param name="now">When.</param>
    /// <returns>The change, with the admission expired; null where another admission has changed or removed the item before, and nothing is left to end.</returns>
    /// <exception cref="RuleViolationException"><c>admission.not-expired</c>.</exception>
    public static ListChange? AtTerm(Admission admission, ListItem? latest, int lastEdition, DateTimeOffset now)
    {
        if (admission.Kind == AdmissionKind.TemporaryTask || admission.Request.Until is not { } until) throw new RuleViolationException("admission.not-expired");
        if (latest is not { To: null } || latest.AdmissionId != admission.Id) return null;
        admission.Expire(now);
        var from = until.AddDays(1);
        latest.End(from);
        return new ListChange(null, latest, new ListEdition(admission.List, lastEdition + 1, from, admission.Decision!.DocumentNumber) { AdmissionId = admission.Id });
    }

    private static ListItem New(Admission admission, string code, int version, DateOnly from) =>
        ItemDetails.Build(admission.List, new ItemVersion(code, version, from, admission.Id), admission.Proposed);
}
