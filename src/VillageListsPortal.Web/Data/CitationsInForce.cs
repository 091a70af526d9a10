using VillageListsPortal.Domain.Laws;

namespace VillageListsPortal.Web.Data;

public static class CitationsInForce
{
    /// <summary>What items rest on, on that day.</summary>
    public static IQueryable<LawCitation> HoldingOn(this IQueryable<LawCitation> citations, DateOnly day) =>
        citations.Where(c => c.From <= day && (c.To == null || day < c.To));
}
