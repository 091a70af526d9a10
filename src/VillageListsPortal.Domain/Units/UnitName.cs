namespace VillageListsPortal.Domain.Units;

/// <summary>A unit's name in its two forms.</summary>
/// <param name="Short">As spoken: 江口村.</param>
/// <param name="Full">As on paper: 重庆市渝北区统景镇江口村村民委员会.</param>
public sealed record UnitTitle(string Short, string Full);

/// <summary>A name from a day on, until the next one begins.</summary>
public sealed class UnitName
{
    private UnitName() { }

    internal UnitName(Guid unitId, UnitTitle title, DateOnly from) =>
        (UnitId, ShortName, FullName, From) = (unitId, title.Short, title.Full, from);

    /// <summary>The unit.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>As spoken.</summary>
    public string ShortName { get; private set; } = "";

    /// <summary>As on paper.</summary>
    public string FullName { get; private set; } = "";

    /// <summary>First day of the name.</summary>
    public DateOnly From { get; private set; }

    internal void Correct(UnitTitle title) => (ShortName, FullName) = title;

    /// <summary>Both forms.</summary>
    public UnitTitle Title => new(ShortName, FullName);
}

/// <summary>A prefix of certificate numbers from a day on (domain 4.5: a dated setting).</summary>
public sealed class NumberPrefix
{
    private NumberPrefix() { }

    internal NumberPrefix(Guid unitId, string text, DateOnly from) => (UnitId, Text, From) = (unitId, text, from);

    /// <summary>The unit.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>The prefix, e.g. 统景江口村证.</summary>
    public string Text { get; private set; } = "";

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }
}

/// <summary>That one unit's matters passed to another on a day (settled S29).</summary>
/// <param name="PredecessorId">The unit that was.</param>
/// <param name="SuccessorId">The unit that goes on.</param>
/// <param name="On">First day of the successor's responsibility.</param>
public sealed record UnitSuccession(Guid PredecessorId, Guid SuccessorId, DateOnly On);

/// <summary>That an ancestor's posts reach a unit: itself, its descendants, their predecessors (settled S6).</summary>
/// <param name="FromUnitId">The unit of the post.</param>
/// <param name="ToUnitId">A unit it reaches.</param>
public sealed record UnitReach(Guid FromUnitId, Guid ToUnitId);
