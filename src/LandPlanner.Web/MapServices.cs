using LandPlanner.Web.Cases;
using LandPlanner.Web.Components;
using LandPlanner.Web.Components.Audits;
using LandPlanner.Web.Components.Cases;
using LandPlanner.Web.Components.Farmland;
using LandPlanner.Web.Components.Figures;
using LandPlanner.Web.Components.Matrices;
using LandPlanner.Web.Components.Places;
using LandPlanner.Web.Components.Plans;
using LandPlanner.Web.Components.Projects;
using LandPlanner.Web.Components.Schemes;
using LandPlanner.Web.Components.Villages;
using LandPlanner.Web.Farmland;
using LandPlanner.Web.FieldWork;
using LandPlanner.Web.Figures;
using LandPlanner.Web.IdleLand;
using LandPlanner.Web.Imports;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Layers;
using LandPlanner.Web.Ledgers;
using LandPlanner.Web.Live;
using LandPlanner.Web.Places;
using LandPlanner.Web.Plans;
using LandPlanner.Web.Printing;
using LandPlanner.Web.Projects;
using LandPlanner.Web.Schemes;
using LandPlanner.Web.Searches;
using LandPlanner.Web.Tiles;
using LandPlanner.Web.VillageEconomy;
using LandPlanner.Workspaces.Schemes;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace LandPlanner.Web;

/// <summary>What panels and endpoints ask for: of the workspace (one for all), and of one person's map (one for each page).</summary>
internal static class MapServices
{
    public static void AddMap(this IServiceCollection services, MapHostOptions options, WorkspaceHost workspace)
    {
        services.AddSingleton(options).AddSingleton(workspace).AddSingleton(workspace.Workspace).AddSingleton(workspace.Watch).AddSingleton(workspace.Held);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<LayerCatalog>().AddSingleton<LayerKeys>().AddSingleton<TileStore>();
        services.AddSingleton<EditKeys>().AddSingleton<LiveShares>().AddSingleton<WorkspaceSearch>().AddSingleton<Uploads>();
        services.AddSingleton<AuditDesk>().AddSingleton<MatrixDesk>();
        services.AddSingleton<CaseDesk>().AddSingleton<EvidenceTrays>().AddSingleton<MoveLacks>();
        services.AddSingleton<FieldReviews>().AddSingleton<CaseFieldDesk>();
        services.AddSingleton<PlaceDesk>().AddSingleton<PlaceFieldDesk>();
        services.AddSingleton<FarmlandDesk>().AddSingleton<BalanceDesk>().AddSingleton<EntryLacks>().AddSingleton<SownLacks>();
        services.AddSingleton<FigureDesk>().AddSingleton<ProjectDesk>().AddSingleton<LandMatchDesk>().AddSingleton<VillageDesk>().AddSingleton<PlanDesk>();
        services.AddSingleton<SchemeDesk>().AddSingleton<SchemeTexts>().AddSingleton<IdleDesk>().AddSingleton<IdleLacks>();
        services.AddSingleton<PrintedLayers>().AddSingleton<MapPress>();
        services.AddScoped<MapSession>().AddScoped<AuditView>().AddScoped<MatrixView>().AddScoped<CasesView>().AddScoped<PlacesView>().AddScoped<FarmlandView>().AddScoped<FiguresView>().AddScoped<ProjectsView>().AddScoped<LandView>().AddScoped<VillagesView>().AddScoped<ThemeOnMap>().AddScoped<PlansView>().AddScoped<ImportDesk>();
        services.AddLocalization();
        services.AddTransient<MudLocalizer, MudWords>();
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.VisibleStateDuration = 4000;
            mud.SnackbarConfiguration.ShowTransitionDuration = mud.SnackbarConfiguration.HideTransitionDuration = 150;
        });
    }
}
