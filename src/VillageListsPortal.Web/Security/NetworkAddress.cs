using System.Net;
using System.Net.Sockets;

namespace VillageListsPortal.Web.Security;

/// <summary>The place that attempts and requests are counted by.</summary>
public static class NetworkAddress
{
    private const int NetworkBytes = 8;

    /// <summary>An IPv4 address as it is; of IPv6 the /64, since one household has all the 2^64 addresses of it.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, NetworkBytes) : address.ToString();
    }
}
