namespace VillageListsPortal.Domain.Screening;

/// <summary>Whose act something is.</summary>
internal enum Side
{
    Unknown,
    Village,
    Other,
    Resident,
}

/// <summary>A body or a person that the text names.</summary>
/// <param name="Start">Where it begins in the even text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Side">Whose side it is.</param>
/// <param name="IsSubject">Whether it acts, and is not only the place, the addressee or the one who is helped.</param>
internal readonly record struct Mention(int Start, int End, Side Side, bool IsSubject);
