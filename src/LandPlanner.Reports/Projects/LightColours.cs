using LandPlanner.Projects;
using SkiaSharp;

namespace LandPlanner.Reports.Projects;

/// <summary>The colours of lights, the same on the map, in charts and on the board.</summary>
internal static class LightColours
{
    public static SKColor Of(Light light) => light switch
    {
        Light.Green => new(0x16, 0xA3, 0x4A),
        Light.Yellow => new(0xEA, 0xB3, 0x08),
        Light.Red => new(0xDC, 0x26, 0x26),
        _ => new(0x9C, 0xA3, 0xAF),
    };
}
