#pragma warning disable
using System.Diagnostics;
using LandPlanner.SampleTown;
var o = new SampleOptions(args.Length > 0 ? long.Parse(args[0]) : 1, args.Length > 1 ? int.Parse(args[1]) : 12000);
var sw = Stopwatch.StartNew();
void T(string s) { Console.Error.WriteLine($"{sw.ElapsedMilliseconds} {s}"); }
var def = new LandPlanner.Crs.CrsDefinition(new(4529), "x", LandPlanner.Crs.CrsKind.GaussKruger, LandPlanner.Crs.Datum.Cgcs2000, "", [], 123, 41500000, 3);
var ground = Ground.Lay(o, LandPlanner.Areas.EllipsoidalArea.For(def)); T("ground " + ground.Survey.Patches.Count);
var sites = new Sites(ground, o.Seed, "sites");
var schemes = new Schemes(ground, sites, o.Seed); T("schemes");
var plans = new PlanParcels(ground, sites); T("plans");
var projects = new Projects(ground, sites, o.Seed); T("projects");
var parcels = schemes.Tracts.Concat(schemes.Additions).Concat(schemes.Idle).Concat(schemes.Inspections).Concat(plans.All).Concat(projects.Parcels).ToArray();
var lines = new ControlLines(ground, schemes.Tracts, parcels, o.Seed); T("lines");
var farm = new Farmland(ground, lines, parcels, plans, o.Seed); T("farm");
using var f = new BinaryWriter(File.Create("/tmp/town/cells.bin"));
var grid = ground.Grid; 
f.Write(grid.Columns); f.Write(grid.Rows);
for (var c = 0; c < grid.Count; c++) { f.Write(ground.Survey.Of[c] < 0 ? (byte)255 : (byte)ground.Survey.PatchAt(c).Land); f.Write(ground.Survey.Of[c]); f.Write((byte)ground.Villages.Of[c]); }
