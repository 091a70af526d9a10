using Npgsql;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Data;

/// <summary>
/// What the database itself refuses is a broken rule, not a fault: the sentence is the same wherever it is found. An immediate check comes inside a
/// DbUpdateException, a deferred one at the commit as a bare PostgresException.
/// </summary>
public static class Safeguards
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["admission_keeps_apart"] = "admission.kept-apart",
        ["admission_is_decided"] = "race.someone-else",
        ["admission_exchanges"] = "race.someone-else",
        ["admission_ends_whole"] = "race.someone-else",
        ["admission_overridden_whole"] = "race.someone-else",
        ["emergency_is_kept"] = "race.someone-else",
        ["emergency_keeps_apart"] = "emergency.filer-reviews",
        ["list_item_is_admitted"] = "admission.not-approved",
        ["admission_changes_list"] = "admission.not-approved",
        ["law_is_frozen"] = "race.someone-else",
        ["citation_is_frozen"] = "race.someone-else",
        ["review_is_frozen"] = "race.someone-else",
        ["item_review_is_frozen"] = "race.someone-else",
        ["handover_is_frozen"] = "race.someone-else",
    };

    /// <summary>The rule that an exception of the database stands for; null where it stands for none.</summary>
    public static RuleViolationException? BrokenBy(Exception e) =>
        Of(e) is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: { } name } && Codes.TryGetValue(name, out var code) ? new RuleViolationException(code) : null;

    /// <summary>Whether somebody else was faster with the same number, code or day.</summary>
    public static bool IsRace(Exception e) => Of(e) is { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation };

    private static PostgresException? Of(Exception e) => e as PostgresException ?? e.InnerException as PostgresException;
}
