using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces.Held;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/events</c>: server-sent events. "layers" carries all layers as they stand, at once and after each change, by whomever.</summary>
internal static class GetEvents
{
    public static ServerSentEventsResult<IReadOnlyList<GetWorkspace.Layer>> Handle(
        WorkspaceWatch watch, LayerCatalog catalog, IHostApplicationLifetime lifetime, CancellationToken ct) =>
        TypedResults.ServerSentEvents(EventsAsync(watch, catalog, lifetime.ApplicationStopping, ct));

    private static async IAsyncEnumerable<SseItem<IReadOnlyList<GetWorkspace.Layer>>> EventsAsync(
        WorkspaceWatch watch, LayerCatalog catalog, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stopping, ct);
        // Whoever reads slowly gets the newest state, not each in between.
        var signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Notify() => signal.Writer.TryWrite(true);
        watch.Changed += Notify;
        try
        {
            Notify();
            while (await WaitAsync(signal.Reader, both.Token))
                yield return new([.. catalog.Layers.Select(GetWorkspace.View)], "layers");
        }
        finally
        {
            watch.Changed -= Notify;
        }
    }

    private static async Task<bool> WaitAsync(ChannelReader<bool> reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
