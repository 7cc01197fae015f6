using Bunit;
using LandPlanner.Features;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Workspaces.Projects;
using Microsoft.AspNetCore.Components;

namespace LandPlanner.Web.Tests;

/// <summary>A click on a layer that the open panel shows itself leaves the panel open: which layers these are is the panel's word, and no longer than it is open.</summary>
public sealed class OwnLayersTests : Office
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    public static TheoryData<Type> Panels => [typeof(FarmlandPanel), typeof(LandPanel), typeof(PlacesPanel), typeof(PlansPanel), typeof(ProjectsPanel), typeof(VillagesPanel)];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await AddSquaresAsync("方案", "tract-scheme", new([new("GHDLBM", FieldType.Text), new("ND", FieldType.Text)]), ["0803", "2024"]);
        await AddSquaresAsync("片区", "structure", new([new("structure", FieldType.Text), new("kind", FieldType.Text)]), ["两区", "zone"]);
        await ProjectEntry.AddAsync(Host.Workspace, [new("name", "冷链物流"), new("kind", "rural")], Square(East, North, 10), new("tester", "add"), DateOnly.FromDateTime(DateTime.Today), Ct);
        await Host.Watch.LookAsync(Ct);
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public async Task A_panel_that_closes_gives_its_layers_back(Type panel)
    {
        var place = Render<DynamicComponent>(parameters => parameters.Add(one => one.Type, panel));
        place.WaitForAssertion(() => Assert.NotEmpty(Session.Own), Soon);

        await PutAsync(place, typeof(HelpPanel));

        Assert.Empty(Session.Own);
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public async Task A_panel_that_makes_way_for_another_leaves_the_layers_of_that_alone(Type panel)
    {
        var place = Render<DynamicComponent>(parameters => parameters.Add(one => one.Type, panel));
        place.WaitForAssertion(() => Assert.NotEmpty(Session.Own), Soon);
        var first = Session.Own;

        await PutAsync(place, panel == typeof(PlacesPanel) ? typeof(FarmlandPanel) : typeof(PlacesPanel));

        // The next has said so before the first is gone.
        Assert.NotEmpty(Session.Own);
        Assert.NotEqual(first, Session.Own);
    }

    private static Task PutAsync(IRenderedComponent<DynamicComponent> place, Type panel) => place.InvokeAsync(() => place.Instance.SetParametersAsync(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Type"] = panel })));
}
