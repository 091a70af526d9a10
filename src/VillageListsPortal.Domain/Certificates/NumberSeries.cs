using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>The numbers of one village in one year: without gaps, never reused (domain 4.5). Taken under a row lock.</summary>
public sealed class NumberSeries : IOfUnit
{
    private NumberSeries() { }

    /// <summary>Begins a series at 0.</summary>
    /// <param name="unitId">The village.</param>
    /// <param name="year">The year in China.</param>
    /// <param name="prefix">The prefix of its first number.</param>
    public NumberSeries(Guid unitId, int year, string prefix) => (UnitId, Year, Prefix) = (unitId, year, prefix);

    /// <inheritdoc/>
    public Guid UnitId { get; private set; }

    /// <summary>The year in China.</summary>
    public int Year { get; private set; }

    /// <summary>The prefix; another prefix begins another series at 1 (settled S29).</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>The last number taken.</summary>
    public int Last { get; private set; }

    /// <summary>Takes the next number.</summary>
    /// <returns>The number in full.</returns>
    public CertificateNumber Take() => new(Prefix, Year, ++Last);
}
