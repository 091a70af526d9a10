using FsCheck.Fluent;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Certificates;

public sealed class NumberSeriesTests
{
    private static readonly Guid VillageId = Guid.CreateVersion7();

    [Fact] // domain 4.5
    public void Numbers_begin_at_one_and_have_no_gap() =>
        Always.Holds(Gen.Choose(0, 300), count =>
        {
            var series = new NumberSeries(VillageId, 2026, "统景江口村证");
            return Enumerable.Range(1, count).All(n => series.Take() == new CertificateNumber("统景江口村证", 2026, n)) && series.Last == count;
        });

    [Fact] // settled S29
    public void Another_year_and_another_prefix_begin_at_one_again()
    {
        new NumberSeries(VillageId, 2026, "统景江口村证").Take();

        Assert.Equal("统景江口村证〔2027〕1号", new NumberSeries(VillageId, 2027, "统景江口村证").Take().ToString());
        Assert.Equal("统景江河村证〔2026〕1号", new NumberSeries(VillageId, 2026, "统景江河村证").Take().ToString());
    }
}
