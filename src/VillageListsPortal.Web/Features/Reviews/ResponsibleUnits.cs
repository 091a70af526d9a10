using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>An item with who answers for it in a review.</summary>
/// <param name="Item">The version in force.</param>
/// <param name="UnitId">The department, or the district where it has no account.</param>
/// <param name="UnitName">Its short name.</param>
/// <param name="IsReviewers">Whether a reviewer of the district answers.</param>
public sealed record ReviewedItem(ListItem Item, Guid UnitId, string UnitName, bool IsReviewers);

/// <summary>A department whose staff work in the portal.</summary>
public sealed record AnsweringUnit(Guid Id, string Name);

/// <summary>Who answers for an item: of the departments that it names the first whose staff have an account; a reviewer where none has.</summary>
public sealed class ResponsibleUnits(PortalDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<ReviewedItem>> OfAsync(IReadOnlyList<ListItem> items, Officer reviewer)
    {
        var departments = await DepartmentsAsync();
        return [.. items.Select(i => departments.Where(d => i.Department.Contains(d.Name, StringComparison.Ordinal)).MinBy(d => (i.Department.IndexOf(d.Name, StringComparison.Ordinal), -d.Name.Length)) is { } found
            ? new ReviewedItem(i, found.Id, found.Name, IsReviewers: false)
            : new ReviewedItem(i, reviewer.UnitId, reviewer.UnitName, IsReviewers: true))];
    }

    /// <summary>Departments with staff who can sign in, by name.</summary>
    public Task<List<AnsweringUnit>> DepartmentsAsync()
    {
        var today = Days.Today(clock);
        return db.Units.AsNoTracking()
            .Where(u => u.Kind == UnitKind.Department && u.From <= today && (u.To == null || today < u.To))
            .Where(u => db.Posts.Any(p => p.UnitId == u.Id && p.Role == Role.DepartmentStaff && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To) && db.Users.Any(a => a.PersonId == p.PersonId)))
            .OrderBy(u => u.ShortName).Select(u => new AnsweringUnit(u.Id, u.ShortName)).ToListAsync();
    }
}
