using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace VillageListsPortal.Web.Data;

/// <summary>The model holds the cipher in its converters, so districts with other keys need models of their own (settled S1).</summary>
public sealed class CipherModelCache : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as PortalDb)?.Cipher, designTime);
}
