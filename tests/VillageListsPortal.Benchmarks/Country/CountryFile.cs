using System.Globalization;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Web.Features.Administration.Import;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Benchmarks.Country;

/// <summary>The units of a whole country: of the file given, or as many made of the characters that names in the demonstration's district have.</summary>
internal static class CountryFile
{
    private const int Provinces = 31;
    private const int Prefectures = 11;
    private const int Districts = 9;
    private const int Townships = 14;
    private const int Villages = 15;

    /// <param name="plan">Names the file; a smoke run makes one province.</param>
    /// <param name="folder">Where it is made.</param>
    public static StreamReader Open(Plan plan, string folder)
    {
        if (plan.Country is { } given) return UnitFile.Open(given);
        var path = Path.Combine(folder, "country.csv");
        File.WriteAllLines(path, Rows(plan.Smoke ? 1 : Provinces).Prepend("code,name,level"));
        return UnitFile.Open(path);
    }

    private static IEnumerable<string> Rows(int provinces)
    {
        var names = new Names();
        for (var p = 11; p < 11 + provinces; p++)
        {
            yield return Row($"{p},{names.Next()}省,province");
            for (var c = 1; c <= Prefectures; c++)
            {
                yield return Row($"{p}{c:00},{names.Next()}市,prefecture");
                for (var d = 1; d <= Districts; d++)
                {
                    foreach (var row in InDistrict(Row($"{p}{c:00}{d:00}"), names)) yield return row;
                }
            }
        }
    }

    private static IEnumerable<string> InDistrict(string code, Names names)
    {
        yield return Row($"{code},{names.Next()}县,district");
        for (var t = 100; t < 100 + Townships; t++)
        {
            yield return Row($"{code}{t},{names.Next()}镇,township");
            for (var v = 200; v < 200 + Villages; v++) yield return Row($"{code}{t}{v},{names.Next()}村村民委员会,village");
        }
    }

    private static string Row(FormattableString row) => row.ToString(CultureInfo.InvariantCulture);

    /// <summary>Two characters, each as frequent as in the district's names; the same ones in each run.</summary>
    private sealed class Names
    {
        private readonly string[] all = [.. File.ReadLines(DemonstrationUnits.Reference("divisions", "yubei.csv")).Skip(1).Select(l => l.Split(',')[1])];
        private int made;

        public string Next()
        {
            var n = made++;
            return string.Concat(all[n % all.Length].AsSpan(0, 1), all[(n / all.Length + n * 13) % all.Length].AsSpan(1, 1));
        }
    }
}
