// Ways to a receipt printer from a browser, whichever there are: USB, serial port, Bluetooth. Else the page is printed.
const CHUNK = 180;
const BLUETOOTH = ["000018f0-0000-1000-8000-00805f9b34fb", "0000ff00-0000-1000-8000-00805f9b34fb", "49535343-fe7d-4ae5-8fa9-9fafd205e455"];

export const WAYS = {
  usb: {
    there: () => "usb" in navigator,
    choose: () => navigator.usb.requestDevice({ filters: [{ classCode: 7 }] }),
    known: async () => (await navigator.usb.getDevices())[0],
    async send(device, data) {
      await device.open();
      try {
        if (!device.configuration) await device.selectConfiguration(1);
        for (const face of device.configuration.interfaces) {
          const out = face.alternate.endpoints.find((end) => end.direction === "out");
          if (!out) continue;
          await device.claimInterface(face.interfaceNumber);
          await device.transferOut(out.endpointNumber, data);
          return;
        }
        throw new Error("no way out");
      } finally {
        await device.close();
      }
    },
  },
  serial: {
    there: () => "serial" in navigator,
    choose: () => navigator.serial.requestPort(),
    known: async () => (await navigator.serial.getPorts())[0],
    async send(port, data) {
      await port.open({ baudRate: 9600 });
      try {
        const writer = port.writable.getWriter();
        await writer.write(data);
        writer.releaseLock();
      } finally {
        await port.close();
      }
    },
  },
  bluetooth: {
    there: () => "bluetooth" in navigator,
    choose: () => navigator.bluetooth.requestDevice({ acceptAllDevices: true, optionalServices: BLUETOOTH }),
    known: async () => (await navigator.bluetooth.getDevices?.())?.[0],
    async send(device, data) {
      const server = await device.gatt.connect();
      try {
        for (const service of await server.getPrimaryServices()) {
          for (const one of await service.getCharacteristics()) {
            if (!one.properties.write && !one.properties.writeWithoutResponse) continue;
            for (let at = 0; at < data.length; at += CHUNK) await one.writeValue(data.slice(at, at + CHUNK));
            return;
          }
        }
        throw new Error("no way out");
      } finally {
        device.gatt.disconnect();
      }
    },
  },
};

export const waysHere = () => Object.keys(WAYS).filter((name) => WAYS[name].there());

// One that was allowed before is taken again without asking; asking needs a tap.
export async function printBytes(way, data, remembered = {}) {
  const device = remembered[way] ?? (await WAYS[way].known()) ?? (await WAYS[way].choose());
  remembered[way] = device;
  await WAYS[way].send(device, data);
}
