using LandPlanner.Crs;
using LandPlanner.LandClasses;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Tests.Crs;

/// <summary>The tables of this checkout.</summary>
internal static class CheckoutTables
{
    private static readonly TableSet Tables = new(Path.Combine(Checkout.Root, "data"));

    public static CrsCatalog Crs => Tables.Crs;

    public static LandClassTables LandClasses => Tables.LandClasses;

    public static CrsDefinition Get(int epsg) => Crs.Get(new(epsg));
}
