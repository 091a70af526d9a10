using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Tests.Access;

/// <summary>access-matrix.txt: one line an endpoint, one column a role.</summary>
public sealed record AccessRow(string Method, string Route, IReadOnlyDictionary<string, int> Status)
{
    public string Endpoint => $"{Method} {Route}";
}

public static class AccessTable
{
    public const string Visitor = "Visitor";

    public static IReadOnlyList<AccessRow> Read()
    {
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Access", "access-matrix.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var columns = lines[0][2..];
        Assert.Equal(Enum.GetNames<Role>().Prepend(Visitor).Order(StringComparer.Ordinal), columns.Order(StringComparer.Ordinal));
        return [.. lines.Skip(1).Select(cells =>
        {
            Assert.True(cells.Length == columns.Length + 2, $"{cells[0]} {cells[1]} has {cells.Length - 2} cells, there are {columns.Length} columns");
            return new AccessRow(cells[0], cells[1], columns.Zip(cells.Skip(2)).ToDictionary(c => c.First, c => int.Parse(c.Second, CultureInfo.InvariantCulture), StringComparer.Ordinal));
        })];
    }
}
