namespace VillageListsPortal.Domain.Units;

/// <summary>统计用区划代码: 2 digits province, 4 prefecture, 6 district, 9 township, 12 village (domain part 1).</summary>
public static class DivisionCode
{
    /// <summary>Whether the text has the form of a division code.</summary>
    /// <param name="code">2, 4, 6, 9 or 12 ASCII digits.</param>
    /// <returns>True for a code of one of these lengths.</returns>
    public static bool IsWellFormed(string code) =>
        code.Length is 2 or 4 or 6 or 9 or 12 && code.All(char.IsAsciiDigit);

    /// <summary>The kind of territory that a code of this length names.</summary>
    /// <param name="code">A well-formed code.</param>
    /// <returns>The kind.</returns>
    /// <exception cref="ArgumentException">The code is not well-formed.</exception>
    public static UnitKind KindOf(string code) => code.Length switch
    {
        2 => UnitKind.Province,
        4 => UnitKind.Prefecture,
        6 => UnitKind.District,
        9 => UnitKind.Township,
        12 => UnitKind.Village,
        _ => throw new ArgumentException($"'{code}' is not a division code.", nameof(code)),
    };

    /// <summary>The committee that the 10th digit tells: 0, 1, 4 residents; 2, 3, 5 villagers.</summary>
    /// <param name="code">12 digits.</param>
    /// <returns>The committee, or null for another digit.</returns>
    public static CommitteeKind? CommitteeOf(string code) => code.Length != 12 ? null : code[9] switch
    {
        '0' or '1' or '4' => CommitteeKind.Residents,
        '2' or '3' or '5' => CommitteeKind.Villagers,
        _ => null,
    };

    /// <summary>The code of the unit above, by cutting the last level.</summary>
    /// <param name="code">A well-formed code.</param>
    /// <returns>The parent's code, or null for a province.</returns>
    public static string? ParentOf(string code) => code.Length switch
    {
        12 => code[..9],
        9 => code[..6],
        6 => code[..4],
        4 => code[..2],
        _ => null,
    };
}
