using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Features.Lists.Import;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

public sealed class ImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(ListKind.Autonomy, 23)]
    [InlineData(ListKind.Assistance, 27)]
    [InlineData(ListKind.Negative, 7)]
    [InlineData(ListKind.Certificate, 7)]
    [InlineData(ListKind.Cancelled, 35)]
    public async Task Every_row_and_every_column_of_the_file_arrives(ListKind kind, int count)
    {
        var all = await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().ToListAsync());
        var items = all.Where(i => i.Kind == kind).ToDictionary(i => i.Code);
        using var file = ReferenceFiles.Open(ReferenceFiles.PathOf(kind));
        var lines = CsvLines.Read(file);

        Assert.Equal(count, lines.Count);
        Assert.Equal(count, items.Count);
        foreach (var line in lines)
        {
            var kept = ItemCells.Of(items[line["code"]]);
            foreach (var (column, cell) in line) Assert.Equal((line["code"], column, cell), (line["code"], column, kept[column]));
        }
    }

    [Fact]
    public async Task The_typed_fields_stand_in_the_order_of_the_form_and_fill_every_wording()
    {
        var items = await portal.InDatabaseAsync(db => db.ListItems.OfType<CertificateItem>().AsNoTracking().ToListAsync());

        var farmer = items.Single(i => i.Code == "ZM-07");
        Assert.Equal([("name", FieldType.PersonName), ("id_no", FieldType.IdentityNumber), ("group", FieldType.Group)], farmer.Fields.Select(f => (f.Name, f.Type)));
        Assert.Equal("集体经济组织成员证书、土地承包经营权证或者林权证", farmer.NeedlessIf);
        Assert.All(items.Where(i => i != farmer), i => Assert.Null(i.NeedlessIf));
        Assert.Equal(["同意", "指定"], items.Single(i => i.Code == "ZM-03").Fields.Single(f => f.Name == "consent_or_designate").Choices);
        foreach (var item in items)
        {
            var blank = Domain.Certificates.CertificateText.Blank(item, CommitteeKind.Villagers); // throws if a place has no field
            Assert.DoesNotContain(blank, p => p.Contains('{', StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_cancelled_certificate_that_one_can_declare_oneself_has_the_wording_of_that_paper()
    {
        var items = await portal.InDatabaseAsync(db => db.ListItems.OfType<CancelledItem>().AsNoTracking().ToListAsync());

        Assert.Equal(["QX-08", "QX-14", "QX-19", "QX-20", "QX-27", "QX-28", "QX-30"], items.Where(i => i.SelfPaper != SelfPaper.None).Select(i => i.Code).Order());
        Assert.All(items, i => Assert.Equal(i.SelfPaper == SelfPaper.None, i.SelfPaperText is null));
        Assert.All(items.Where(i => i.SelfPaper != SelfPaper.None), i => Assert.Matches("声明|承诺", i.Alternative));
    }

    [Fact]
    public async Task Every_law_arrives_with_its_days_and_the_items_that_cite_it()
    {
        var laws = await portal.InDatabaseAsync(db => db.Laws.AsNoTracking().ToListAsync());
        var citations = await portal.InDatabaseAsync(db => db.LawCitations.AsNoTracking().ToListAsync());
        using var file = ReferenceFiles.Open("laws.csv");
        var lines = CsvLines.Read(file);

        Assert.Equal(lines.Count, laws.Count);
        foreach (var line in lines)
        {
            var law = laws.Single(l => l.Name == line["law"] && l.Version == line["version"]);
            Assert.Equal(line["in_force_to"], law.InForceTo?.ToString("yyyy-MM-dd", null) ?? "");
            Assert.Equal(line["note"], law.Note ?? "");
            Assert.Equal(line["cited_by"].Split('|', StringSplitOptions.RemoveEmptyEntries).Order(), citations.Where(c => c.LawId == law.Id).Select(c => c.ItemCode).Order());
        }

        Assert.Equal(LawKind.Rule, laws.Single(l => l.Name == "遗赠扶养协议公证细则").Kind);
        var committees = laws.Single(l => l.Name == "村民委员会组织法" && l.Version == "2018年修正文本");
        Assert.False(committees.IsSupersededOn(new DateOnly(2025, 12, 31)));
        Assert.True(committees.IsSupersededOn(new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public async Task Every_certificate_kept_or_cancelled_has_everyday_words()
    {
        var words = await portal.InDatabaseAsync(db => db.ItemSynonyms.AsNoTracking().ToListAsync());
        var codes = await portal.InDatabaseAsync(db => db.ListItems.Select(i => i.Code).ToListAsync());

        Assert.Empty(codes.Where(c => c.StartsWith("ZM", StringComparison.Ordinal) || c.StartsWith("QX", StringComparison.Ordinal)).Except(words.Select(w => w.Code)));
        Assert.Empty(words.Select(w => w.Code).Except(codes));
    }

    [Fact]
    public async Task The_import_is_journalled_and_made_edition_1()
    {
        var edition = await portal.InDatabaseAsync(db => db.ListEditions.SingleAsync(e => e.Kind == ListKind.Certificate));
        var rows = await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(ListImported)).Select(r => r.After).ToListAsync());

        Assert.Equal((1, PortalFixture.ListsFrom), (edition.Number, edition.From));
        Assert.Contains("Certificate 7 2025-01-01", rows);
    }

    [Fact]
    public async Task A_list_that_is_not_empty_refuses_another_import()
    {
        var refused = await Assert.ThrowsAsync<ListImportException>(() => portal.InDatabaseAsync(async db =>
        {
            using var file = ReferenceFiles.Open("lists/negative.csv");
            return await ListImport.RunAsync(db, ListKind.Negative, file, new DateOnly(2026, 1, 1));
        }));

        Assert.Contains("not empty", refused.Message, StringComparison.Ordinal);
        Assert.Equal(7, await portal.InDatabaseAsync(db => db.ListItems.OfType<NegativeItem>().CountAsync()));
    }

    [Fact]
    public async Task Two_versions_of_an_item_are_never_in_force_on_one_day()
    {
        await Assert.ThrowsAsync<DbUpdateException>(() => portal.InDatabaseAsync(db =>
        {
            db.ListItems.Add(new NegativeItem
            {
                Code = "FM-01",
                Version = 2,
                Title = "行政执法",
                AppliesTo = AppliesTo.Both,
                LegalBasis = "依据",
                Department = "部门",
                ImportedAs = Provenance.Seed,
                From = new DateOnly(2026, 2, 1),
            });
            return db.SaveChangesAsync();
        }));
    }
}
