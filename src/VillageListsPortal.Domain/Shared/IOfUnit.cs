namespace VillageListsPortal.Domain.Shared;

/// <summary>A row that belongs to one unit, so that it is reached only within a jurisdiction (settled S6).</summary>
public interface IOfUnit
{
    /// <summary>The unit it belongs to.</summary>
    Guid UnitId { get; }
}
