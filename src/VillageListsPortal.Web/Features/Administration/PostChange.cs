using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>A post with the person who holds it, as the form that is answered showed it; nobody else changes the person's posts meanwhile.</summary>
public sealed class PostChange : IAsyncDisposable
{
    private readonly PortalDb db;
    private readonly IDbContextTransaction transaction;

    private PostChange(PortalDb db, IDbContextTransaction transaction, Person person, Post post) =>
        (this.db, this.transaction, Person, Post) = (db, transaction, person, post);

    public Person Person { get; }

    public Post Post { get; }

    /// <returns>The post, or null where there is none.</returns>
    /// <exception cref="DbUpdateConcurrencyException">The post has changed since the form was shown.</exception>
    public static async Task<PostChange?> LoadAsync(PortalDb db, Guid postId, uint version)
    {
        var holder = await db.Posts.AsNoTracking().Where(p => p.Id == postId).Select(p => p.PersonId).FirstOrDefaultAsync();
        if (holder == Guid.Empty) return null;
        var held = await db.LockPersonAsync(holder);
        var person = await db.Persons.Include(p => p.Posts).FirstAsync(p => p.Id == holder);
        var post = person.Posts.First(p => p.Id == postId);
        if (db.VersionOf(post) == version) return new PostChange(db, held, person, post);
        await held.DisposeAsync();
        throw new DbUpdateConcurrencyException();
    }

    /// <summary>All posts of the role of this one, of any person; held as they are until the change is saved.</summary>
    public async Task<IReadOnlyList<Post>> OfRoleAsync()
    {
        var role = Post.Role.ToString();
        await db.Database.ExecuteSqlAsync($"SELECT FROM posts WHERE role = {role} ORDER BY id FOR UPDATE");
        return await db.Posts.AsNoTracking().Where(p => p.Role == Post.Role).ToListAsync();
    }

    public async Task SaveAsync()
    {
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
