using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Features.Administration.Changes;

/// <summary>The three changes that an administrator enters.</summary>
public enum ChangeKind
{
    /// <summary>撤并：several villages, one goes on.</summary>
    Merge,

    /// <summary>拆分：one village, several go on.</summary>
    Split,

    /// <summary>更名：one unit under another name or prefix.</summary>
    Rename,
}

/// <summary>A unit that goes on, as entered: under the code of one of the units that were, it is that unit.</summary>
public sealed record EnteredSuccessor(string? Code, string? Name, string? Prefix);

/// <summary>A change of units as entered.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Day">First day of what is new.</param>
/// <param name="Ground">Who decided it.</param>
/// <param name="Units">The units that were.</param>
/// <param name="Successors">The units that go on.</param>
/// <param name="Assignments">Posts and cases decided one by one: the number of the successor, from 0; anything else lets a post end.</param>
public sealed record ChangePlan(
    ChangeKind Kind, DateOnly Day, string? Ground, IReadOnlyList<Guid> Units, IReadOnlyList<EnteredSuccessor> Successors, IReadOnlyDictionary<Guid, string> Assignments);

/// <summary>A change that has been built and not saved: the change itself and the units it concerns.</summary>
public sealed record BuiltChange(UnitChange Change, IReadOnlyList<Unit> Units, IReadOnlyList<Unit> Successors);

/// <summary>A series that closes or goes on: how far its numbers have come this year.</summary>
public sealed record SeriesRow(string Prefix, int Year, int Last);

/// <summary>What an administrator looks at before a change is entered (settled S29). No case data (settled S7): items and states only.</summary>
public sealed record ChangePreview(
    BuiltChange Built, IReadOnlyList<PassedMatters> Passed, IReadOnlyDictionary<Guid, string> Titles, IReadOnlyList<SeriesRow> Series, int Closed, IReadOnlyList<(string Text, string Unit)> Warnings)
{
    public bool Ends(Unit unit) => Built.Change.Parts.Any(p => p.UnitId == unit.Id && p.Kind == UnitPartKind.Ended);
}
