using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Benchmarks.District;

/// <summary>The portal of the demonstration district, as it would be installed.</summary>
internal static class BenchSettings
{
    public static PortalSettings Over(DatabaseAddresses addresses, DemonstrationKeys keys, string dataFolder) => new()
    {
        Demonstration = true,
        PublicAddress = "https://lists.yubei.example.gov.cn",
        DistrictCode = "500112",
        DistrictName = "渝北区",
        SigningKeys = keys.SigningKeys,
        EncryptionKeys = keys.EncryptionKeys,
        AppConnection = addresses.App,
        OwnerConnection = addresses.Owner,
        DataFolder = dataFolder,
    };
}
