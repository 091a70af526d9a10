namespace VillageListsPortal.Web.Tests.Support;

/// <summary>Waits for what other processes bring about.</summary>
public static class Eventually
{
    public static Task HoldsAsync(Func<bool> condition) => HoldsAsync(() => Task.FromResult(condition()));

    /// <summary>Fails after half a minute; an exception counts as "not yet".</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        for (var tries = 150; ; tries--)
        {
            try
            {
                if (await condition())
                    return;
            }
            catch (Exception) when (tries > 0)
            {
                // not yet
            }

            Assert.True(tries > 0, "It did not come to hold within 30 seconds.");
            await Task.Delay(200);
        }
    }
}
