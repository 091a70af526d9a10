using System.Globalization;

namespace VillageListsPortal.Domain.Shared;

/// <summary>Small numbers as they stand in names: 第三村民小组.</summary>
public static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>A whole number from 1 to 999 in Chinese figures; other text stays as it is.</summary>
    /// <param name="text">Digits as entered.</param>
    /// <returns>E.g. 三, 十二, 二十, 一百零五.</returns>
    public static string Of(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 999 ? Of(n) : text;

    private static string Of(int n)
    {
        if (n < 10) return Digits[n].ToString();
        if (n < 20) return "十" + (n == 10 ? "" : Digits[n - 10]);
        if (n < 100) return Digits[n / 10] + "十" + (n % 10 == 0 ? "" : Digits[n % 10]);
        var rest = n % 100;
        var hundreds = Digits[n / 100] + "百";
        return rest switch
        {
            0 => hundreds,
            < 10 => hundreds + "零" + Digits[rest],
            < 20 => hundreds + "一" + Of(rest),
            _ => hundreds + Of(rest),
        };
    }
}
