using Npgsql;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Data;

/// <summary>
/// What the database itself refuses is a broken rule or a lost race, not a fault: the sentence is the same wherever it is found. An immediate check comes
/// inside a DbUpdateException, a deferred one at the commit as a bare PostgresException.
/// </summary>
public static class Safeguards
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["admission_keeps_apart"] = "admission.kept-apart",
        ["emergency_keeps_apart"] = "emergency.filer-reviews",
        ["list_item_is_admitted"] = "admission.not-approved",
        ["admission_changes_list"] = "admission.not-approved",
    };

    /// <summary>What the portal never does knowingly: where one of these refuses, somebody else was faster (settled S8).</summary>
    private static readonly HashSet<string> Races = new(StringComparer.Ordinal)
    {
        "item_in_force", // the list changed while a certificate was signed (settled S11)
        "number_has_paper",
        "issued_is_frozen",
        "only_drafts_deleted",
        "only_drafts_discarded",
        "admission_only_drafts_discarded",
        "admission_is_decided",
        "admission_exchanges",
        "admission_ends_whole",
        "admission_ends_item",
        "admission_overridden_whole",
        "emergency_is_kept",
        "list_item_is_frozen",
        "law_is_frozen",
        "citation_is_frozen",
        "review_is_frozen",
        "item_review_is_frozen",
        "handover_is_frozen",
        "settled_change_is_frozen",
        "compatible_posts",
    };

    /// <summary>The rule that an exception of the database stands for; null where it stands for none.</summary>
    public static RuleViolationException? BrokenBy(Exception e) =>
        Of(e) is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: { } name } && Codes.TryGetValue(name, out var code) ? new RuleViolationException(code) : null;

    /// <summary>Whether somebody else was faster: with the same number, code or day, or with what the step rests on.</summary>
    public static bool IsRace(Exception e) => Of(e) switch
    {
        { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation } => true,
        { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: { } name } => Races.Contains(name),
        _ => false,
    };

    private static PostgresException? Of(Exception e) => e as PostgresException ?? e.InnerException as PostgresException;
}
