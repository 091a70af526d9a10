namespace VillageListsPortal.Domain.Screening;

/// <summary>The names of the sections of the vocabulary.</summary>
internal static class WordSections
{
    private static readonly Dictionary<string, WordKind> Plain = new(StringComparer.Ordinal)
    {
        ["village"] = WordKind.Village,
        ["village-oblique"] = WordKind.VillageOblique,
        ["village-bare"] = WordKind.VillageBare,
        ["village-office"] = WordKind.VillageOffice,
        ["official"] = WordKind.Official,
        ["party"] = WordKind.Party,
        ["resident"] = WordKind.Resident,
        ["acts"] = WordKind.Acts,
        ["oblique"] = WordKind.Oblique,
        ["filler"] = WordKind.Filler,
        ["place-after"] = WordKind.PlaceAfter,
        ["by"] = WordKind.By,
        ["by-mask"] = WordKind.ByMask,
        ["bear"] = WordKind.Bear,
        ["bear-noun"] = WordKind.BearNoun,
        ["bear-sign"] = WordKind.BearSign,
        ["bear-do"] = WordKind.BearDo,
        ["bear-must"] = WordKind.BearMust,
        ["bear-mask"] = WordKind.BearMask,
        ["burden"] = WordKind.Burden,
        ["transfer"] = WordKind.Transfer,
        ["measure"] = WordKind.Measure,
        ["quota"] = WordKind.Quota,
        ["release"] = WordKind.Release,
        ["please"] = WordKind.Please,
        ["negate"] = WordKind.Negate,
        ["negate-mask"] = WordKind.NegateMask,
        ["forbid"] = WordKind.Forbid,
        ["corrective"] = WordKind.Corrective,
        ["corrective-back"] = WordKind.CorrectiveBack,
        ["corrective-title"] = WordKind.CorrectiveTitle,
        ["corrective-mask"] = WordKind.CorrectiveMask,
        ["help"] = WordKind.Help,
        ["help-despite"] = WordKind.HelpDespite,
        ["light"] = WordKind.Light,
        ["light-despite"] = WordKind.LightDespite,
        ["offence"] = WordKind.Offence,
        ["voluntary"] = WordKind.Voluntary,
        ["statutory"] = WordKind.Statutory,
        ["field-mask"] = WordKind.FieldMask,
        ["item-mask"] = WordKind.ItemMask,
        ["coverage-publicity"] = WordKind.CoveragePublicity,
        ["coverage-none"] = WordKind.CoverageNone,
        ["coverage-room"] = WordKind.CoverageRoom,
        ["unit"] = WordKind.Unit,
        ["coverage-told"] = WordKind.CoverageTold,
        ["negate-clause"] = WordKind.NegateClause,
        ["negate-not"] = WordKind.NegateNot,
        ["item-generic"] = WordKind.ItemGeneric,
    };

    private static readonly Dictionary<string, WordKind> OfField = new(StringComparer.Ordinal)
    {
        ["object"] = WordKind.FieldObject,
        ["act"] = WordKind.FieldAct,
        ["general"] = WordKind.FieldGeneral,
        ["weak"] = WordKind.FieldWeak,
        ["thing"] = WordKind.FieldThing,
        ["context"] = WordKind.FieldContext,
        ["treatment"] = WordKind.FieldTreatment,
    };

    /// <summary>Kind and code of a section; the code is empty where the section has none.</summary>
    public static bool TryRead(string section, out WordKind kind, out string code)
    {
        code = "";
        if (Plain.TryGetValue(section, out kind)) return true;
        var parts = section.Split('.');
        if (!IsCode(parts[0])) return false;
        code = parts[0];
        if (parts.Length == 2) return OfField.TryGetValue(parts[1], out kind);
        kind = WordKind.Item;
        return parts.Length == 1;
    }

    private static bool IsCode(string text) => text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', '-', .. var digits] && digits.Length > 1 && digits.All(char.IsAsciiDigit);
}
