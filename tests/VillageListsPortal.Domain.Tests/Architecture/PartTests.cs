using System.Text.RegularExpressions;

namespace VillageListsPortal.Domain.Tests.Architecture;

/// <summary>Which part of the domain may use which. A new part is a new line here, and a new arrow a decision.</summary>
public sealed partial class PartTests
{
    private const string Root = "src/VillageListsPortal.Domain";

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Shared"] = [],
        ["Calendar"] = ["Shared"],
        ["Laws"] = ["Shared"],
        ["Units"] = ["Shared"],
        ["Lists"] = ["Shared", "Units"],
        ["Certificates"] = ["Shared", "Units", "Lists"],
        ["Admissions"] = ["Shared", "Lists", "Calendar"],
        ["Reviews"] = ["Shared", "Lists", "Calendar"],
        ["Notifications"] = ["Shared"],
        ["Verification"] = ["Shared", "Certificates"],
        ["Screening"] = ["Shared"],
    };

    [Fact]
    public void Every_part_stands_in_the_table() =>
        Assert.Equal(MayUse.Keys.Order(StringComparer.Ordinal), Repository.Files(Root, "*.cs").Select(PartOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void A_part_uses_only_the_parts_that_the_table_names() =>
        Assert.Empty(from file in Repository.Files(Root, "*.cs")
                     let part = PartOf(file)
                     from used in UsedBy(file)
                     where used != part && MayUse.TryGetValue(part, out var allowed) && !allowed.Contains(used)
                     select $"{file} uses {used}");

    [Fact]
    public void The_table_has_no_cycle()
    {
        var left = MayUse.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        while (left.FirstOrDefault(p => !p.Value.Any(left.ContainsKey)) is { Key: not null } free) left.Remove(free.Key);
        Assert.Empty(left.Keys);
    }

    [Fact]
    public void A_file_lies_in_the_folder_of_its_namespace() =>
        Assert.All(Repository.Files(Root, "*.cs"), file =>
            Assert.Contains($"namespace VillageListsPortal.Domain.{PartOf(file)};", Repository.Read(file), StringComparison.Ordinal));

    [Fact] // code.md: a part has the same name in the domain and among the features
    public void Every_domain_part_with_pages_has_the_name_of_its_feature()
    {
        string[] withoutPages = ["Shared", "Calendar", "Units"]; // Units has its pages in Administration
        var features = Repository.Files("src/VillageListsPortal.Web/Features", "*.cs").Select(f => f.Split('/')[3]).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(features, MayUse.Keys.Except(withoutPages, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal));
    }

    private static string PartOf(string file) => file[(Root.Length + 1)..].Split('/')[0];

    private static IEnumerable<string> UsedBy(string file)
    {
        var code = Repository.Code(file);
        var byName = Qualified().Matches(code).Where(m => typeof(Domain.Shared.Entity).Assembly.GetType($"VillageListsPortal.Domain.{m.Groups["part"]}.{m.Groups["type"]}") is not null);
        return Usings().Matches(code).Concat(byName).Select(m => m.Groups["part"].Value).Where(MayUse.ContainsKey).Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?VillageListsPortal\.Domain\.(?<part>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Usings();

    // A name such as Units.Person needs no using line.
    [GeneratedRegex(@"(?<![\w.])(?:VillageListsPortal\.)?(?:Domain\.)?(?<part>[A-Z]\w+)\.(?<type>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Qualified();
}
