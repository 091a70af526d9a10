namespace VillageListsPortal.Domain.Screening;

/// <summary>Takes away the words that only look like what they are, because a longer word holds them: 负责人 bears nothing.</summary>
internal static class Masks
{
    /// <summary>The hits that count.</summary>
    public static List<Hit> Off(List<Hit> hits)
    {
        var masks = hits.Where(h => IsMask(h.Kind)).ToList();
        return masks.Count == 0 ? hits : hits.FindAll(h => !masks.Exists(m => Hides(m.Kind, h.Kind) && ((m.Covers(h) && (h.Lies(m) || m.Kind != h.Kind)) || BeginsWithin(h, m))));
    }

    // 消防安全 takes the 安全检查 from 消防安全检查.
    private static bool BeginsWithin(Hit hit, Hit mask) => mask.Kind == WordKind.FieldMask && mask.Start < hit.Start && hit.Start < mask.End;

    private static bool IsMask(WordKind kind) => kind is WordKind.BearMask or WordKind.NegateMask or WordKind.CorrectiveMask or WordKind.ByMask or WordKind.FieldMask or WordKind.ItemMask
        or WordKind.Village or WordKind.VillageOffice or WordKind.Official;

    private static bool Hides(WordKind mask, WordKind word) => mask switch
    {
        WordKind.BearMask => IsBearing(word),
        WordKind.NegateMask => word is WordKind.Negate or WordKind.NegateNot or WordKind.Forbid,
        WordKind.CorrectiveMask => word is WordKind.Corrective or WordKind.Forbid or WordKind.Negate or WordKind.CorrectiveTitle,
        WordKind.ByMask => word is WordKind.By,
        WordKind.FieldMask => IsOfField(word),
        WordKind.ItemMask => word == WordKind.Item,
        WordKind.Village => IsBearing(word) || word == WordKind.Item,
        _ => IsBearing(word),
    };

    private static bool IsBearing(WordKind word) => word is WordKind.Bear or WordKind.BearNoun or WordKind.BearSign or WordKind.BearDo or WordKind.BearMust or WordKind.Transfer or WordKind.Measure or WordKind.Quota;

    private static bool IsOfField(WordKind word) =>
        word is WordKind.FieldObject or WordKind.FieldAct or WordKind.FieldGeneral or WordKind.FieldWeak or WordKind.FieldThing or WordKind.FieldContext or WordKind.FieldTreatment;
}
