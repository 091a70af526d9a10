using Npgsql;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>For tests of what lists look like over time: several versions at once, without the admissions that a real change goes through.</summary>
public static class PastLists
{
    /// <summary>Switches off, in this database only, what refuses a change without an admission (OnlyWayTests shows that it does).</summary>
    public static async Task AllowUnadmittedChangesAsync(this PortalFixture portal)
    {
        await using var owner = new NpgsqlConnection(portal.Settings.OwnerConnection!);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand("ALTER TABLE list_items DISABLE TRIGGER list_item_is_admitted; ALTER TABLE list_editions DISABLE TRIGGER list_edition_is_admitted", owner);
        await command.ExecuteNonQueryAsync();
    }
}
