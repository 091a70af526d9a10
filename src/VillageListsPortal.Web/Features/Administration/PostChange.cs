using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>A post with the person who holds it, as the form that is answered showed it.</summary>
public sealed record PostChange(Person Person, Post Post)
{
    /// <exception cref="DbUpdateConcurrencyException">The post has changed since the form was shown.</exception>
    public static async Task<PostChange?> LoadAsync(PortalDb db, Guid postId, uint version)
    {
        var person = await db.Persons.Include(p => p.Posts).FirstOrDefaultAsync(p => p.Posts.Any(x => x.Id == postId));
        if (person?.Posts.FirstOrDefault(p => p.Id == postId) is not { } post) return null;
        return db.Entry(post).Property<uint>("xmin").CurrentValue == version
            ? new PostChange(person, post)
            : throw new DbUpdateConcurrencyException();
    }
}
