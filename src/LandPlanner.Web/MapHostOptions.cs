using System.Net;
using LandPlanner.Stores;

namespace LandPlanner.Web;

/// <summary>How the map is served.</summary>
/// <param name="Workspace">The workspace's address.</param>
/// <param name="Author">In whose name changes are made where the browser names nobody.</param>
public sealed record MapHostOptions(string Workspace, string Author)
{
    public const string DefaultUrl = "http://127.0.0.1:8520";

    /// <summary>http://address:port; port 0 for any that is free.</summary>
    public string Url { get; init; } = DefaultUrl;

    /// <summary>Allows an address that other machines reach.</summary>
    public bool IsRemoteAllowed { get; init; }

    /// <summary>The interface's language until the browser chooses one: "zh" or "en".</summary>
    public string Language { get; init; } = "zh";

    /// <summary>A table of base maps; null for the one of <c>data/map</c>.</summary>
    public string? BaseMaps { get; init; }

    /// <summary>Where to listen.</summary>
    /// <exception cref="WorkspaceException">No address to listen on, or one that other machines reach without leave to.</exception>
    internal IPEndPoint EndPoint()
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/")
            throw new WorkspaceException($"'{Url}' is no address to serve on: give one such as {DefaultUrl}.");
        var address = url.IdnHost == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var numbers)
            ? numbers
            : throw new WorkspaceException($"'{url.IdnHost}' is no address of this machine: give its number, such as 127.0.0.1.");
        if (!IPAddress.IsLoopback(address) && !IsRemoteAllowed)
        {
            throw new WorkspaceException(
                $"{address} can be reached from other machines, and there is no sign-in yet: whoever reaches it may change the workspace. Serve on 127.0.0.1, or say --allow-remote.");
        }

        return new(address, url.Port);
    }
}
