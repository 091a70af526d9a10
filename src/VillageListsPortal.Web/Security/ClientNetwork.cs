using System.Net;
using System.Net.Sockets;

namespace VillageListsPortal.Web.Security;

/// <summary>Who is counted as one client: an IPv4 address, or the /64 network that one IPv6 customer has for himself.</summary>
public static class ClientNetwork
{
    private const int CustomerBytes = 8;

    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, CustomerBytes)) : address.ToString();
    }
}
