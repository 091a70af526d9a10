using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Import;

namespace VillageListsPortal.Web.Startup;

/// <summary>The units of the demonstration: 渝北区 of 2025 without the eight streets that 两江新区 runs, and the departments that the lists name.</summary>
public static partial class DemonstrationUnits
{
    public static readonly DateOnly From = new(2025, 1, 1);
    private const string DistrictName = "重庆市渝北区";
    private static readonly HashSet<string> RunByTheNewArea = ["鸳鸯街道", "翠云街道", "人和街道", "天宫殿街道", "大竹林街道", "礼嘉街道", "金山街道", "康美街道"];
    private static readonly (string File, string Column)[] NamingDepartments =
        [("assistance.csv", "department_zh"), ("autonomy.csv", "guidance_department_zh"), ("certificates.csv", "department_zh"), ("negative.csv", "department_zh")];

    public static string Reference(params string[] path) => Path.Combine([AppContext.BaseDirectory, "Reference", .. path]);

    public static async Task SeedAsync(PortalDb db)
    {
        var file = Reference("divisions", "yubei.csv");
        var without = Read(file).Where(r => RunByTheNewArea.Contains(r["name"])).Select(r => r["code"]).ToHashSet(StringComparer.Ordinal);
        using var reader = new StreamReader(file);
        var result = await UnitImport.RunAsync(db, reader, new UnitImportOptions(From, DistrictName, without));
        if (result.Problems.Count > 0) throw new CommandException(string.Join(Environment.NewLine, result.Problems));

        var district = await db.Units.SingleAsync(u => u.Kind == UnitKind.District);
        var bodies = DepartmentNames().Select(d => new Unit(UnitKind.Department, null, district, new UnitTitle(d, $"{DistrictName}{d[1..]}"), From))
            .Append(new Unit(UnitKind.SocialOrganisation, null, district, new UnitTitle(DemonstrationOfficers.SocialOrganisation, "渝北区红岭社会工作服务中心"), From)).ToList();
        db.Units.AddRange(bodies);
        db.UnitReach.AddRange(bodies.Select(b => new UnitReach(b.Id, b.Id))); // cases reach the district by other ways (settled S6)
        await SetTelephonesAsync(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Departments in the lists' columns: 区公安分局（区禁毒办） is 区公安分局; collective names such as 各行政执法部门 are none.</summary>
    public static IReadOnlyList<string> DepartmentNames() =>
    [
        .. DemonstrationOfficers.Departments.Concat(NamingDepartments
            .SelectMany(n => Read(Reference("lists", n.File)).Select(r => r[n.Column]))
            .SelectMany(cell => cell.Split(['、', '；', '，', '|'], StringSplitOptions.TrimEntries))
            .Select(name => InBrackets().Replace(name, ""))
            .Where(name => name.StartsWith('区') && !name.Contains('各', StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal),
    ];

    private static async Task SetTelephonesAsync(PortalDb db)
    {
        string[] villages = [DemonstrationOfficers.Jiangkou, DemonstrationOfficers.Xixin, DemonstrationOfficers.Wenquan];
        foreach (var unit in await db.Units.Where(u => villages.Contains(u.Code)).ToListAsync())
        {
            unit.SetTelephone($"023-67000{unit.Code![9..]}");
        }
    }

    private static List<Dictionary<string, string>> Read(string file)
    {
        using var reader = new StreamReader(file);
        var (header, rows) = CsvFile.Read(reader);
        return [.. rows.Select(r => header.Zip(r.Cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))];
    }

    [GeneratedRegex("（[^）]*）", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBrackets();
}
