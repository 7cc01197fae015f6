using MudBlazor;

namespace LandPlanner.Web.Components.Layout;

/// <summary>MudBlazor's parts in the product's own quiet dress: colour is for the map.</summary>
internal static class LandPlannerTheme
{
    private static readonly string[] Fonts = ["Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "sans-serif"];

    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight()
        {
            Primary = "#14532d",
            Secondary = "#0b6bcb",
            Info = "#0b6bcb",
            Success = "#15803d",
            Warning = "#b45309",
            Error = "#b91c1c",
            TextPrimary = "#1f2421",
            TextSecondary = "#5b635d",
            Background = "#ffffff",
            Surface = "#ffffff",
            LinesDefault = "#e4e6e2",
            Divider = "#e4e6e2",
            ActionDefault = "#3f4742",
        },
        LayoutProperties = new() { DefaultBorderRadius = "8px" },
        Typography = new() { Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.5" } },
    };
}
