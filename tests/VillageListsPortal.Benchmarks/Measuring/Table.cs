using System.Globalization;
using System.Text;

namespace VillageListsPortal.Benchmarks.Measuring;

/// <summary>A table in Markdown.</summary>
internal sealed class Table(params string[] columns)
{
    private readonly StringBuilder text = new StringBuilder()
        .Append("| ").AppendJoin(" | ", columns).Append(" |\n|---|").Append(string.Concat(Enumerable.Repeat("---:|", columns.Length - 1))).Append('\n');

    public Table Row(params ReadOnlySpan<string> cells)
    {
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        return this;
    }

    public override string ToString() => text.ToString().TrimEnd();

    /// <summary>A number with as many decimals as its size deserves.</summary>
    public static string Number(double value) => value switch
    {
        double.NaN => "-",
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("N1", CultureInfo.InvariantCulture),
        _ => value.ToString("N2", CultureInfo.InvariantCulture),
    };

    /// <summary>A ratio with the goal it has to reach.</summary>
    public static string Times(double value, double? atLeast = null) =>
        $"{Number(value)} x" + (atLeast is { } goal ? $" (goal {goal.ToString(CultureInfo.InvariantCulture)}: {(value >= goal ? "met" : "**missed**")})" : "");
}
