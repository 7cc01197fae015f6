using System.Globalization;
using System.Net;
using LandPlanner.Stores;
using LandPlanner.Web.Components;
using LandPlanner.Web.Endpoints;
using LandPlanner.Workspaces.BaseMaps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LandPlanner.Web;

/// <summary>The map of one workspace, served on this machine.</summary>
public sealed class MapHost : IAsyncDisposable
{
    private const long MostUploadBytes = 2L << 30;
    private const int MostMessageBytes = 1 << 20;

    // Maps that are open hold their connections for as long as they can.
    private static readonly TimeSpan GraceToClose = TimeSpan.FromMilliseconds(50);

    private readonly WebApplication _app;
    private readonly WorkspaceHost _workspace;

    private MapHost(WebApplication app, WorkspaceHost workspace) => (_app, _workspace) = (app, workspace);

    /// <summary>Where it is served.</summary>
    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <exception cref="WorkspaceException">The workspace cannot be opened, or the address cannot be served on.</exception>
    public static async Task<MapHost> StartAsync(MapHostOptions options, CancellationToken ct)
    {
        var endPoint = options.EndPoint();
        var workspace = await WorkspaceHost.OpenAsync(options.Workspace, ct);
        try
        {
            var baseMaps = BaseMapSet.Open(options.BaseMaps ?? Path.Combine(workspace.Workspace.Tables.Folder, "map", "basemaps.yaml"));
            workspace.Warm();
            var app = Build(options, endPoint, workspace, baseMaps);
            await app.StartAsync(ct);
            if (!IPAddress.IsLoopback(endPoint.Address))
                app.Services.GetRequiredService<ILogger<MapHost>>().ServingRemotely(endPoint.ToString());
            return new(app, workspace);
        }
        catch (IOException failure)
        {
            await workspace.DisposeAsync();
            throw new WorkspaceException($"Nothing can be served on {options.Url}: {failure.Message} Choose another with --urls, such as http://127.0.0.1:0 for any that is free.", failure);
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }
    }

    /// <summary>Serves until asked to stop.</summary>
    public Task RunAsync(CancellationToken ct) => _app.WaitForShutdownAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _workspace.DisposeAsync();
    }

    private static WebApplication Build(MapHostOptions options, IPEndPoint endPoint, WorkspaceHost workspace, BaseMapSet baseMaps)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(endPoint);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostUploadBytes;
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // Its warnings are of keys kept on disk, and ours are not.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        AddServices(builder.Services, options, workspace);
        // By a factory, so that the host closes its files.
        builder.Services.AddSingleton(_ => baseMaps);
        var app = builder.Build();
        Use(app, options, endPoint, baseMaps);
        return app;
    }

    private static void AddServices(IServiceCollection services, MapHostOptions options, WorkspaceHost workspace)
    {
        services.AddMap(options, workspace);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = GraceToClose);
        services.AddProblemDetails().AddExceptionHandler<ErrorMapping>();
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new MemoryKeys());
        services.AddAntiforgery(antiforgery => antiforgery.HeaderName = Antiforgery.Header);
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = MostMessageBytes);
    }

    private static void Use(WebApplication app, MapHostOptions options, IPEndPoint endPoint, BaseMapSet baseMaps)
    {
        app.UseSecurityHeaders(baseMaps.Origins);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        if (IPAddress.IsLoopback(endPoint.Address))
            app.UseMiddleware<LoopbackNames>();
        var languages = Languages.All;
        app.UseRequestLocalization(localization =>
        {
            localization.SupportedCultures = localization.SupportedUICultures = [.. languages.Select(CultureInfo.GetCultureInfo)];
            localization.DefaultRequestCulture = new(Languages.Of(options.Language));
            // The browser's own language does not decide: whoever wants English says so.
            localization.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapApi();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
    }
}
