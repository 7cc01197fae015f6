using Bunit;
using LandPlanner.Web.Components;
using LandPlanner.Web.Components.Panels;

namespace LandPlanner.Web.Tests;

public sealed class MapSessionTests : Office
{
    [Fact]
    public async Task A_panel_opened_before_the_map_joins_stays_open_and_goes_into_the_address()
    {
        var module = JSInterop.SetupModule("/map/map.js");
        module.Setup<MapAttachment>("attach", _ => true).SetResult(new([], [], null, null, false, null, null));
        var told = module.SetupVoid("setPanel", PanelNames.Layers);
        told.SetVoidResult();
        await Session.OpenAsync(PanelNames.Layers);

        await Session.AttachAsync(JSInterop.JSRuntime, "/map/map.js");

        Assert.Equal(PanelNames.Layers, Session.Panel);
        Assert.Single(told.Invocations);
    }
}
